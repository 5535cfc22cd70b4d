package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.List;
import java.util.Locale;

/**
 * The column names that obviously mean a field, compared without regard to case and to {@code _ - . space}.
 *
 * <p>Left out on purpose: {@code device} (often a type of device, shared by all), {@code amount} and
 * {@code sales_value} (often the total of a line), {@code customer} and {@code product} (often names), {@code country}
 * (too coarse for a region), {@code date} alone.
 */
final class ColumnAliases {

    private ColumnAliases() {}

    static boolean isDefaultName(PurchaseField field, String column) {
        return normal(field.columnName()).equals(normal(column));
    }

    static boolean isAlias(PurchaseField field, String column) {
        return aliases(field).contains(normal(column));
    }

    private static String normal(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    private static List<String> aliases(PurchaseField field) {
        return switch (field) {
            case USER ->
                List.of(
                        "user",
                        "uid",
                        "customerid",
                        "custid",
                        "buyerid",
                        "accountid",
                        "memberid",
                        "shopperid",
                        "householdid");
            case ITEM -> List.of("item", "stockcode", "productid", "sku", "skuid", "articleid", "asin", "goodsid");
            case TIME ->
                List.of(
                        "timestamp",
                        "datetime",
                        "eventtime",
                        "eventtimestamp",
                        "transactiontimestamp",
                        "transactiontime",
                        "purchasetime",
                        "purchasedate",
                        "purchasedat",
                        "ordertime",
                        "orderdate",
                        "orderedat",
                        "invoicedate",
                        "createdat");
            case QUANTITY -> List.of("qty");
            case PRICE -> List.of("unitprice", "itemprice", "paidprice");
            case LIST_PRICE -> List.of("originalprice", "regularprice", "fullprice", "msrp");
            case PROMOTION -> List.of("ispromotion", "onpromotion", "promo", "ispromo");
            case CATEGORY -> List.of("categoryid", "categorycode", "itemcategory", "productcategory");
            case ORDER ->
                List.of(
                        "order",
                        "orderno",
                        "ordernumber",
                        "invoice",
                        "invoiceno",
                        "invoiceid",
                        "basket",
                        "basketid",
                        "transactionid");
            case SELLER -> List.of("merchantid", "shopid", "vendorid");
            case DEVICE -> List.of("deviceuid", "deviceuuid", "devicefingerprint");
            case IP -> List.of("ipaddress", "ipaddr", "clientip", "remoteip", "userip");
            case ADDRESS -> List.of("deliveryaddress", "shippingaddress", "shiptoaddress");
            case BUILDING -> List.of("buildingid");
            case ZONE -> List.of("zoneid", "postcode", "postalcode", "zip", "zipcode");
            case REGION -> List.of("regionid", "city");
            case PICKUP_POINT -> List.of("ispickuppoint", "ispickup");
            case RECIPIENT -> List.of("recipientid", "recipientname", "consignee");
            case PHONE -> List.of("phonenumber", "mobilenumber", "telephone");
            case PAYMENT -> List.of("paymentmethodid", "paymentaccount", "cardid", "cardhash", "cardtoken");
            case REGISTERED_AT ->
                List.of("registrationtime", "registrationdate", "signuptime", "signupdate", "signupat");
        };
    }
}
