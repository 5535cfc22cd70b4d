package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseField;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnResolverTest {

    private static List<String> readAs(String header, IngestOptions options) {
        return RowDecoder.forTable("log.csv", List.of(header.split(",", -1)), options)
                .readAs();
    }

    private static List<String> readAs(String header, String mapping) {
        return readAs(header, IngestOptions.defaults().withColumns(ColumnMapping.parse(mapping)));
    }

    private static String failure(String header, String mapping) {
        try {
            readAs(header, mapping);
        } catch (MalformedInputException e) {
            return e.getMessage();
        }
        throw new AssertionError("must be refused: " + header);
    }

    @Test
    void forTable_defaultNames_areAllFound() {
        List<String> header =
                Stream.of(PurchaseField.values()).map(PurchaseField::columnName).toList();

        assertThat(RowDecoder.forTable("log.csv", header, IngestOptions.defaults())
                        .columns())
                .containsExactlyElementsOf(header);
    }

    @ParameterizedTest
    @CsvSource({
        "CustomerID, StockCode, InvoiceDate",
        "Customer ID, sku, order-date",
        "customer_id, product_id, created_at",
        "userId, itemId, TIME",
        "household_id, product_id, transaction_timestamp",
        "user, item, timestamp",
        "用户ID, 商品ID, 下单时间",
        "会员编号, 商品编码, 付款时间"
    })
    void forTable_commonNames_areGuessed(String user, String item, String time) {
        assertThat(readAs(user + "," + item + "," + time, ""))
                .containsExactly(
                        "column " + user + " is user_id (guessed)",
                        "column " + item + " is item_id (guessed)",
                        "column " + time + " is time (guessed)");
    }

    @Test
    void forTable_chineseNames_areGuessed() {
        assertThat(readAs("订单编号,用户ID,商品ID,下单时间,数量,单价,原价,收货地址,手机号,备注", ""))
                .containsExactlyInAnyOrder(
                        "column 订单编号 is order_id (guessed)",
                        "column 用户ID is user_id (guessed)",
                        "column 商品ID is item_id (guessed)",
                        "column 下单时间 is time (guessed)",
                        "column 数量 is quantity (guessed)",
                        "column 单价 is price (guessed)",
                        "column 原价 is list_price (guessed)",
                        "column 收货地址 is address (guessed)",
                        "column 手机号 is phone (guessed)");
    }

    @Test
    void forTable_namedColumn_winsAndIsNotGuessedElsewhere() {
        assertThat(readAs("ip,app,device,click_time", "user=ip,item=app,time=click_time"))
                .containsExactly("column ip is user_id", "column app is item_id", "column click_time is time");
    }

    @Test
    void forTable_fieldSwitchedOff_isNotGuessed() {
        assertThat(readAs("user_id,item_id,time,price", "price="))
                .containsExactly(
                        "column user_id is user_id (guessed)",
                        "column item_id is item_id (guessed)",
                        "column time is time (guessed)");
    }

    @Test
    void forTable_defaultNameBesideAlias_wins() {
        assertThat(readAs("CustomerID,user_id,item_id,time", "")).contains("column user_id is user_id (guessed)");
    }

    @Test
    void forTable_twoAliases_areAnErrorThatNamesBoth() {
        assertThat(failure("user_id,item_id,order_date,invoice_date", ""))
                .startsWith("log.csv: ")
                .contains("column for time", "order_date, invoice_date", "time=order_date");
    }

    @Test
    void forTable_columnTwice_isAnErrorOnlyWhereItIsUsed() {
        assertThat(failure("user_id,user_id,item_id,time", "")).contains("user_id");
        assertThat(failure("a,a,item_id,time", "user=a")).contains("2 columns named a");
        assertThat(readAs("user_id,item_id,time,note,note", "")).hasSize(3);
    }

    @Test
    void forTable_unknownColumn_namesTheClosestAndLists() {
        assertThat(failure("CustomerID,StockCode,InvoiceDate", "user=CustomerId2"))
                .contains("got: CustomerId2", "did you mean CustomerID?", "CustomerID, StockCode, InvoiceDate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "item_id,time; the user",
                "user_id,time; the item",
                "user_id,item_id; the time",
                "user_id,name; the item (item=...), the time",
                "a,b; the user (user=...), the item (item=...), the time",
                "device_id,x; the user"
            })
    void forTable_requiredColumnMissing_saysWhich(String header, String missing) {
        assertThat(failure(header, ""))
                .contains("got: none for " + missing)
                .contains("its columns are: " + header.replace(",", ", "));
    }

    @ParameterizedTest
    @CsvSource({"device_id", "ip", "address", "phone"})
    void forTable_samePersonEvidence_needsNoItem(String column) {
        assertThat(readAs("user_id," + column, "")).hasSize(2);
    }

    @Test
    void forTable_unnamedAndHugeHeader_isListedWithinBounds() {
        assertThat(failure(",b", "")).contains("(unnamed), b");
        List<String> huge = Collections.nCopies(10_000, "x".repeat(1000));
        assertThatThrownBy(() -> RowDecoder.forTable("log.csv", huge, IngestOptions.defaults()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("and 9950 more")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(5000));
    }

    @Test
    void forTable_filterOnUnknownColumn_isAnError() {
        IngestOptions options = IngestOptions.defaults().withFilters(RowFilter.parse("InvoiceNr^=C"));

        assertThatThrownBy(() -> readAs("user_id,item_id,time,InvoiceNo", options))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("column for filter")
                .hasMessageContaining("did you mean InvoiceNo?");
    }

    @Test
    void forTable_discountColumns_replaceTheListPrice() {
        IngestOptions options =
                IngestOptions.defaults().withPrices(PriceRule.defaults().withDiscountColumns(List.of("off")));

        assertThat(readAs("user_id,item_id,time,price,list_price,off", options))
                .noneMatch(line -> line.contains("is list_price"))
                .contains("prices are per piece; list price is price plus off");
    }

    @Test
    void aliases_anyTwoFields_shareNone() {
        for (PurchaseField field : PurchaseField.values()) {
            for (PurchaseField other : PurchaseField.values()) {
                assertThat(field == other || !ColumnAliases.isAlias(other, field.columnName()))
                        .as("%s is an alias of %s", field, other)
                        .isTrue();
            }
        }
        List<String> names =
                List.of("sku", "uid", "zip", "city", "order", "basket", "qty", "signuptime", "cardid", "promo");
        for (String name : names) {
            assertThat(Stream.of(PurchaseField.values()).filter(field -> ColumnAliases.isAlias(field, name)))
                    .as(name)
                    .hasSize(1);
        }
    }
}
