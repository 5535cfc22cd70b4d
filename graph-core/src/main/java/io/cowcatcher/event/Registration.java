package io.cowcatcher.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An account that was opened: when, and from which device, IP, phone.
 *
 * @param userId the account, 1 to 256 bytes
 * @param time when it was opened, from the year 1900 to 2299; graphs keep it to the millisecond
 * @param deviceId the device it was opened on, if known
 * @param ip the IP address it was opened from, if known
 * @param phone the phone it is bound to, if known
 */
public record Registration(
        String userId, Instant time, Optional<String> deviceId, Optional<String> ip, Optional<String> phone) {

    /** Checks every value; an {@link IllegalArgumentException} names the field and never repeats the value. */
    public Registration {
        PurchaseField.USER.requireText(userId);
        PurchaseLog.requireTime("time", time);
        deviceId.ifPresent(PurchaseField.DEVICE::requireText);
        ip.ifPresent(PurchaseField.IP::requireText);
        phone.ifPresent(PurchaseField.PHONE::requireText);
    }

    /** Makes a registration of which only account and time are known. */
    public static Registration of(String userId, Instant time) {
        return new Registration(userId, time, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A copy with the device it was opened on. */
    public Registration withDevice(String deviceId) {
        return new Registration(userId, time, Optional.of(deviceId), ip, phone);
    }

    /** A copy with the IP address it was opened from. */
    public Registration withIp(String ip) {
        return new Registration(userId, time, deviceId, Optional.of(ip), phone);
    }

    /** A copy with the phone it is bound to. */
    public Registration withPhone(String phone) {
        return new Registration(userId, time, deviceId, ip, Optional.of(phone));
    }

    /** Names the account: IPs and phones stay out of messages. */
    @Override
    public String toString() {
        return "Registration of " + userId + " at " + time;
    }
}
