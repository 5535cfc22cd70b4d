package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.List;
import java.util.Locale;

/**
 * The column names that obviously mean a field, in English and Chinese, compared without regard to case and to {@code _
 * - . space}.
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
                        "householdid",
                        "用户id",
                        "用户编号",
                        "会员id",
                        "会员编号",
                        "买家id",
                        "客户id",
                        "客户编号",
                        "账号id");
            case ITEM ->
                List.of(
                        "item",
                        "stockcode",
                        "productid",
                        "sku",
                        "skuid",
                        "articleid",
                        "asin",
                        "goodsid",
                        "商品id",
                        "商品编号",
                        "商品编码",
                        "货号");
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
                        "createdat",
                        "时间",
                        "下单时间",
                        "付款时间",
                        "支付时间",
                        "购买时间",
                        "订单时间",
                        "交易时间",
                        "成交时间",
                        "订单创建时间",
                        "订单付款时间");
            case QUANTITY -> List.of("qty", "数量", "购买数量", "商品数量");
            case PRICE -> List.of("unitprice", "itemprice", "paidprice", "单价", "商品单价", "成交单价", "实付单价");
            case LIST_PRICE ->
                List.of("originalprice", "regularprice", "fullprice", "msrp", "原价", "标价", "吊牌价", "划线价", "市场价");
            case PROMOTION -> List.of("ispromotion", "onpromotion", "promo", "ispromo", "是否促销", "是否活动", "是否优惠");
            case CATEGORY ->
                List.of(
                        "categoryid",
                        "categorycode",
                        "itemcategory",
                        "productcategory",
                        "类目",
                        "品类",
                        "分类",
                        "商品类目",
                        "商品分类",
                        "商品品类");
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
                        "transactionid",
                        "订单号",
                        "订单编号",
                        "订单id",
                        "交易号");
            case SELLER -> List.of("merchantid", "shopid", "vendorid", "店铺id", "卖家id", "商家id", "商户id");
            case DEVICE -> List.of("deviceuid", "deviceuuid", "devicefingerprint", "设备id", "设备号", "设备指纹");
            case IP ->
                List.of("ipaddress", "ipaddr", "clientip", "remoteip", "userip", "ip地址", "下单ip", "用户ip", "客户端ip");
            case ADDRESS -> List.of("deliveryaddress", "shippingaddress", "shiptoaddress", "收货地址", "收件地址", "配送地址");
            case BUILDING -> List.of("buildingid", "楼栋");
            case ZONE -> List.of("zoneid", "postcode", "postalcode", "zip", "zipcode", "邮编", "邮政编码");
            case REGION -> List.of("regionid", "city", "城市", "地区");
            case PICKUP_POINT -> List.of("ispickuppoint", "ispickup", "是否自提", "是否自提点");
            case RECIPIENT -> List.of("recipientid", "recipientname", "consignee", "收货人", "收件人", "收货人姓名");
            case PHONE -> List.of("phonenumber", "mobilenumber", "telephone", "手机号", "手机号码", "联系电话", "收货人手机", "收货电话");
            case PAYMENT ->
                List.of("paymentmethodid", "paymentaccount", "cardid", "cardhash", "cardtoken", "支付账号", "付款账号", "支付账户");
            case REGISTERED_AT ->
                List.of("registrationtime", "registrationdate", "signuptime", "signupdate", "signupat", "注册时间", "注册日期");
        };
    }
}
