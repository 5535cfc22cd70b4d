package io.cowcatcher.cleaning;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a name says by itself. Only a name that consists of such words and of numbers says anything: a gift-wrapped sofa
 * is a sofa, and {@code test_of_time} is somebody.
 */
final class TellingNames {
    private static final Set<String> NOBODY = Set.of(
            "null",
            "nil",
            "none",
            "na",
            "nan",
            "n a",
            "unknown",
            "undefined",
            "anonymous",
            "anon",
            "guest",
            "visitor",
            "no user",
            "not set",
            "未知",
            "匿名",
            "游客",
            "访客");
    private static final Pattern TEST =
            Pattern.compile("(qa|demo|dummy|test|tests|tester|testing|fake|test user|test account|test buyer|demo user"
                    + "|user test|测试|测试号|测试账号|测试用户)( #)*");
    private static final String SUBJECT = "(post|postage|packing|shipping|delivery|freight|carriage|courier|handling"
            + "|bank|amazon|paypal|service|transaction|payment|credit card|customs|import)";
    private static final Pattern FEE = Pattern.compile(
            "((dotcom|express|international|standard) )?(postage|post|shipping|freight|carriage|surcharge"
                    + "|adjustment|manual|discount|cash discount|samples|rounding|store credit|prepayment|tip|donation|"
                    + SUBJECT + "( and " + SUBJECT + ")? ?(fee|fees|charge|charges|cost|costs))( #)*");
    private static final Pattern MONEY =
            Pattern.compile("((e ?)?(gift|store|prepaid|shopping|top ?up|recharge) ?(card|cards|voucher|vouchers"
                    + "|certificate|certificates|coupon|coupons)|voucher|vouchers|top ?up|recharge)"
                    + "( (#|eur|usd|gbp|cny|rmb))*");
    private static final Pattern CHINESE =
            Pattern.compile("(# )?(国际|国内|补|退)?(运费|邮费|快递费|邮资|运费险|包装费|手续费|服务费|补差价|差价|礼品卡|购物卡"
                    + "|充值卡|储值卡|代金券|话费充值|礼品券)(补拍|专用|链接|专拍)*( #( 元)?)*");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern CATEGORY = Pattern.compile("(postage|shipping|freight|" + SUBJECT
            + " (fee|fees|charge|charges|cost|costs)|gift cards?" + "|gift vouchers?|运费|邮费|快递费|礼品卡|购物卡|充值卡)( #)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{IsPunctuation}\\p{IsWhite_Space}\\p{S}]+");

    private TellingNames() {}

    /** Whether an account of this name stands for nobody. */
    static boolean isNobody(String name) {
        return NOBODY.contains(plain(name));
    }

    /** Whether an account of this name is a test. */
    static boolean isTest(String name) {
        return TEST.matcher(plain(name)).matches();
    }

    /** Whether an item or category of this name is a fee, a rebate, or money under another name. */
    static boolean isNoGood(String name) {
        String plain = plain(name);
        return FEE.matcher(plain).matches()
                || MONEY.matcher(plain).matches()
                || CHINESE.matcher(plain).matches();
    }

    /**
     * Whether a category of this name holds fees or gift cards. Fewer words than for items say so: a category of
     * samples, vouchers or discounts is one of goods.
     */
    static boolean isNoGoods(String category) {
        return CATEGORY.matcher(plain(category)).matches();
    }

    /**
     * Small letters of one width, words apart by one space, and {@code #} for a number: no pattern has to try twice.
     */
    private static String plain(String name) {
        String narrow = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = SEPARATORS.matcher(narrow).replaceAll(" ");
        return SPACES.matcher(NUMBER.matcher(words).replaceAll(" # "))
                .replaceAll(" ")
                .strip();
    }
}
