package io.cowcatcher.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A user who came in: when, and from which device and IP.
 *
 * @param userId the user, 1 to 256 bytes
 * @param time when, from the year 1900 to 2299; graphs keep it to the millisecond
 * @param deviceId the device, if known
 * @param ip the IP address, if known
 */
public record Login(String userId, Instant time, Optional<String> deviceId, Optional<String> ip) {

    /** Checks every value; an {@link IllegalArgumentException} names the field and never repeats the value. */
    public Login {
        PurchaseField.USER.requireText(userId);
        PurchaseLog.requireTime("time", time);
        deviceId.ifPresent(PurchaseField.DEVICE::requireText);
        ip.ifPresent(PurchaseField.IP::requireText);
    }

    /** Makes a login of which only user and time are known. */
    public static Login of(String userId, Instant time) {
        return new Login(userId, time, Optional.empty(), Optional.empty());
    }

    /** A copy with the device that was used. */
    public Login withDevice(String deviceId) {
        return new Login(userId, time, Optional.of(deviceId), ip);
    }

    /** A copy with the IP address it came from. */
    public Login withIp(String ip) {
        return new Login(userId, time, deviceId, Optional.of(ip));
    }

    /** Names the user: IPs stay out of messages. */
    @Override
    public String toString() {
        return "Login of " + userId + " at " + time;
    }
}
