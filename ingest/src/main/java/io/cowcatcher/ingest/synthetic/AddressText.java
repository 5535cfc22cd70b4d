package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes units into purchases as address, building, zone, region and pick-up flag; every text is made once. */
final class AddressText {
    private final Units units;
    private final Geography geography;
    private final @Nullable String[] addresses;

    AddressText(Units units, Geography geography) {
        this.units = units;
        this.geography = geography;
        this.addresses = new @Nullable String[units.size()];
    }

    void write(int unit, Purchase.Builder purchase) {
        int building = units.buildingOf(unit);
        int zone = geography.zoneOf(building);
        purchase.with(PurchaseField.ADDRESS, address(unit))
                .with(PurchaseField.BUILDING, "b" + building)
                .with(PurchaseField.ZONE, "z" + zone)
                .with(PurchaseField.REGION, "r" + geography.regionOf(zone))
                .pickupPoint(geography.isStation(building) ? Flag.YES : Flag.NO);
    }

    private String address(int unit) {
        String address = addresses[unit];
        if (address == null) {
            int building = units.buildingOf(unit);
            address = String.format(
                    Locale.ROOT,
                    "%s %d, unit %d, zip %05d",
                    geography.isStation(building) ? "Pickup station" : "Building",
                    building,
                    unit,
                    geography.zoneOf(building));
            addresses[unit] = address;
        }
        return address;
    }
}
