package io.cowcatcher.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.PriceRule;
import io.cowcatcher.ingest.PriceRule.Basis;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.SharedData;
import io.cowcatcher.ingest.TimeFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Real logs that lie beside the project; their counts were taken independently of this reader. */
class RealLogsTest {
    private static CsvFiles.Result read(String name, IngestOptions options) {
        return CsvFiles.read(CsvPurchaseSource.of(SharedData.file(name), options));
    }

    /** A reading that fails; the file is looked for before, lest its absence be taken for the failure. */
    private static ThrowingCallable reading(String name, IngestOptions options) {
        Path file = SharedData.file(name);
        return () -> CsvFiles.read(CsvPurchaseSource.of(file, options));
    }

    private static IngestOptions columns(String mapping) {
        return IngestOptions.defaults().withColumns(ColumnMapping.parse(mapping));
    }

    @Test
    void onlineRetail_asItStands_losesRowsWithoutCustomerAndRefunds() {
        CsvFiles.Result result = read("online-retail.csv.gz", IngestOptions.defaults());
        IngestReport report = result.report();
        PurchaseLog log = result.ingested().log();

        assertThat(report.rows()).isEqualTo(541_909);
        assertThat(report.rejected())
                .isEqualTo(Map.of(RejectReason.USER_MISSING, 135_080L, RejectReason.QUANTITY_NOT_POSITIVE, 8_905L));
        assertThat(report.used()).isEqualTo(397_924).isEqualTo(log.size());
        assertThat(report.used() + report.rejectedRows()).isEqualTo(report.rows());
        assertThat(result.rejects()).hasSize(143_985);
        assertThat(report.earliest()).contains(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(report.latest()).contains(Instant.parse("2011-12-09T12:50:00Z"));
        assertThat(log.ids(PurchaseField.USER).size()).isEqualTo(4_339);
        assertThat(log.ids(PurchaseField.ITEM).size()).isEqualTo(3_665);
        assertThat(log.ids(PurchaseField.USER).code("17850.0"))
                .as("ids are kept byte for byte")
                .isNotNegative();
    }

    @Test
    void onlineRetail_cancellationsFiltered_countsThem() {
        IngestOptions options = IngestOptions.defaults().withFilters(RowFilter.parse("InvoiceNo^=C"));
        IngestReport report = read("online-retail.csv.gz", options).report();

        assertThat(report.rejected())
                .isEqualTo(Map.of(RejectReason.FILTERED, 9_288L, RejectReason.USER_MISSING, 134_697L));
        assertThat(report.used()).isEqualTo(397_924);
    }

    @Test
    void onlineRetail_firstReject_isTheRowInTheFile() {
        CsvFiles.Result result = read("online-retail.csv.gz", IngestOptions.defaults());

        assertThat(result.rejects().get(0).position()).isEqualTo("143");
        assertThat(result.rejects().get(0).raw())
                .isEqualTo("C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom");
    }

    @Test
    void completejourney_epochSecondsAndLinePrices_areRead() {
        IngestOptions options = columns("price=sales_value")
                .withPrices(new PriceRule(Basis.PER_LINE, List.of("retail_disc", "coupon_match_disc")));
        CsvFiles.Result result = read("completejourney-transactions.csv.gz", options);
        IngestReport report = result.report();
        PurchaseLog log = result.ingested().log();

        assertThat(report.rows()).isEqualTo(75_000);
        assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.QUANTITY_NOT_POSITIVE, 416L));
        assertThat(report.used()).isEqualTo(74_584);
        assertThat(report.earliest())
                .hasValueSatisfying(time -> assertThat(time).isBetween("2017-01-01T00:00:00Z", "2017-01-02T00:00:00Z"));
        assertThat(report.readAs()).contains("times: seconds since 1970", "column household_id is user_id (guessed)");
        for (int row = 0; row < log.size(); row++) {
            assertThat(log.listPrice(row)).isGreaterThanOrEqualTo(log.price(row));
        }
    }

    @Test
    void tafeng_noClockTime_saysSo() {
        assertThatThrownBy(reading("tafeng-baskets.csv.gz", IngestOptions.defaults()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("(got: none for the time (time=...)); its columns are: user, basket, item");
    }

    @Test
    void ravelinTransactions_asTheyStand_sayWhatIsMissing() {
        assertThatThrownBy(reading("ravelin-transactions.csv", IngestOptions.defaults()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("got: none for the user (user=...), the item (item=...), the time (time=...)")
                .hasMessageContaining("its columns are: (unnamed), customerEmail, transactionId, orderId");
        assertThatThrownBy(reading("ravelin-transactions.csv", columns("user=customerEmail")))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("got: none for the item (item=...), the time (time=...)");
    }

    @Test
    void ravelinTransactions_paymentMethodTakenAsDevice_areAllRead() {
        IngestReport report = read(
                        "ravelin-transactions.csv",
                        columns("user=customerEmail,device=paymentMethodId,price=transactionAmount"))
                .report();

        assertThat(report.rows()).isEqualTo(623);
        assertThat(report.used()).isEqualTo(623);
    }

    @Test
    void ravelinCustomers_asTheyStand_sayWhatIsMissing() {
        assertThatThrownBy(reading("ravelin-customers.csv", IngestOptions.defaults()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("got: none for the user (user=...)");
    }

    @Test
    void talkingdata_asItStands_saysWhatIsMissing() {
        assertThatThrownBy(reading("talkingdata-clicks.csv.gz", IngestOptions.defaults()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining(
                        "(got: none for the user (user=...)); its columns are: ip, app, device, os, channel");
    }

    @Test
    void ravelinCustomers_addressesWithNewlines_areOneRowEach() {
        IngestOptions options = columns("user=customerEmail,device=customerDevice,ip=customerIPAddress,"
                + "address=customerBillingAddress,phone=customerPhone");
        CsvFiles.Result result = read("ravelin-customers.csv", options);

        assertThat(result.report().rows()).isEqualTo(168);
        assertThat(result.report().used()).isEqualTo(168);
        PurchaseLog log = result.ingested().log();
        assertThat(log.ids(PurchaseField.ADDRESS).code("5493 Jones Islands\nBrownside, CA 51896"))
                .isNotNegative();
    }

    @Test
    void talkingdata_ipAsUser_isReadAndTheTypeOfDeviceIsNoDevice() {
        CsvFiles.Result result = read("talkingdata-clicks.csv.gz", columns("user=ip,item=app,time=click_time"));
        PurchaseLog log = result.ingested().log();

        assertThat(result.report().rows()).isEqualTo(100_000);
        assertThat(result.report().used()).isEqualTo(100_000);
        assertThat(log.has(PurchaseField.DEVICE)).isFalse();
        assertThat(log.has(PurchaseField.IP)).isFalse();
    }

    @Test
    void deviceFraud_usersAndDevices_needNoItem() {
        IngestOptions options = IngestOptions.defaults().withTime(TimeFormat.of("M/d/yy H:mm"));
        CsvFiles.Result result = read("device-fraud.csv.gz", options);
        PurchaseLog log = result.ingested().log();

        assertThat(result.report().rows()).isEqualTo(25_812);
        assertThat(result.report().used()).isEqualTo(25_812);
        assertThat(log.has(PurchaseField.DEVICE)).isTrue();
        assertThat(log.has(PurchaseField.REGISTERED_AT)).isTrue();
        int withIp = 0;
        for (int row = 0; row < log.size(); row++) {
            withIp += log.column(PurchaseField.IP).code(row) >= 0 ? 1 : 0;
        }
        assertThat(withIp).isEqualTo(25_812 - 10_833);
    }

    @Test
    void deviceFraud_timeFormatMissing_rejectsEveryRowAndSaysWhy() {
        IngestReport report =
                read("device-fraud.csv.gz", IngestOptions.defaults()).report();

        assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.TIME_UNREADABLE, 25_812L));
        assertThatThrownBy(report::requireUsed)
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining(
                        "25,812 of them because its time cannot be read (name its format: epoch-seconds where it is a plain number, or a pattern such as M/d/yy H:mm), the first at 2");
    }
}
