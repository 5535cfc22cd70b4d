package io.cowcatcher.ring;

import io.cowcatcher.graph.NodeType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What shared entities weigh: a rule for each type of entity, and how sure a whole family of evidence can make us.
 *
 * <p>The defaults are those of an engineer, not of a measurement:
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><th>type</th><th>family</th><th>base</th><th>counts in full from</th><th>cap</th></tr>
 * <tr><td>device</td><td>terminal, .9</td><td>1.0</td><td>3 users</td><td>20 users</td></tr>
 * <tr><td>IP</td><td>terminal, .9</td><td>.3</td><td>never alone</td><td>50 users</td></tr>
 * <tr><td>payment account</td><td>identity, .95</td><td>1.0</td><td>2 users</td><td>20 users</td></tr>
 * <tr><td>phone</td><td>identity, .95</td><td>.7</td><td>3 users</td><td>20 users</td></tr>
 * <tr><td>recipient</td><td>receive, .6</td><td>.7</td><td>3 users</td><td>20 users</td></tr>
 * <tr><td>address</td><td>receive, .6</td><td>.5</td><td>never alone</td><td>12 users</td></tr>
 * </table>
 *
 * @param rules the rule of each type of entity that counts; other types say nothing
 * @param certainties for each family how sure its strongest possible entity makes us (kappa), above 0 and below 1
 * @param leastPopulation the number of users that rarity is measured against where the log has fewer, at least 1,000:
 *     eight accounts on one device say no less in an excerpt than in the whole log
 */
public record EntityWeights(
        Map<NodeType, EntityRule> rules, Map<EvidenceFamily, Double> certainties, int leastPopulation) {
    private static final int SMALLEST_POPULATION = 1_000;
    private static final EntityWeights DEFAULTS = new EntityWeights(
            Map.of(
                    NodeType.DEVICE, new EntityRule(EvidenceFamily.TERMINAL, 1.0, 3, 20),
                    NodeType.IP, new EntityRule(EvidenceFamily.TERMINAL, 0.3, EntityRule.NEVER_ALONE, 50),
                    NodeType.PAYMENT, new EntityRule(EvidenceFamily.IDENTITY, 1.0, 2, 20),
                    NodeType.PHONE, new EntityRule(EvidenceFamily.IDENTITY, 0.7, 3, 20),
                    NodeType.RECIPIENT, new EntityRule(EvidenceFamily.RECEIVE, 0.7, 3, 20),
                    NodeType.ADDRESS, new EntityRule(EvidenceFamily.RECEIVE, 0.5, EntityRule.NEVER_ALONE, 12)),
            Map.of(EvidenceFamily.TERMINAL, 0.9, EvidenceFamily.IDENTITY, 0.95, EvidenceFamily.RECEIVE, 0.6),
            20_000);

    /** Keeps immutable copies and checks every value. */
    public EntityWeights {
        EnumMap<NodeType, EntityRule> ruleCopy = new EnumMap<>(NodeType.class);
        ruleCopy.putAll(rules);
        ruleCopy.keySet().forEach(EntityWeights::requireEntity);
        rules = Collections.unmodifiableMap(ruleCopy);
        EnumMap<EvidenceFamily, Double> certaintyCopy = new EnumMap<>(EvidenceFamily.class);
        certaintyCopy.putAll(certainties);
        certainties = Collections.unmodifiableMap(certaintyCopy);
        for (EvidenceFamily family : EvidenceFamily.values()) {
            Double certainty = certainties.get(family);
            if (certainty == null || !(certainty > 0 && certainty < 1)) {
                throw new IllegalArgumentException(
                        "certainty of " + family + " must be above 0 and below 1 (got: " + certainty + ")");
            }
        }
        if (leastPopulation < SMALLEST_POPULATION) {
            throw new IllegalArgumentException(
                    "leastPopulation must be at least " + SMALLEST_POPULATION + " (got: " + leastPopulation + ")");
        }
    }

    private static void requireEntity(NodeType type) {
        boolean known = switch (type) {
            case DEVICE, IP, PAYMENT, PHONE, RECIPIENT, ADDRESS -> true;
            case USER, ITEM, SELLER, BUILDING -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("type of a rule must be DEVICE, IP, PAYMENT, PHONE, RECIPIENT or ADDRESS"
                    + " (got: " + type + "); many honest people share any other");
        }
    }

    /** The table above. */
    public static EntityWeights defaults() {
        return DEFAULTS;
    }

    /** A copy with another rule for one type of entity. */
    public EntityWeights withRule(NodeType type, EntityRule rule) {
        EnumMap<NodeType, EntityRule> changed = new EnumMap<>(NodeType.class);
        changed.putAll(rules);
        changed.put(type, rule);
        return new EntityWeights(changed, certainties, leastPopulation);
    }

    /** A copy in which entities of one type say nothing. */
    public EntityWeights without(NodeType type) {
        EnumMap<NodeType, EntityRule> changed = new EnumMap<>(NodeType.class);
        changed.putAll(rules);
        changed.remove(type);
        return new EntityWeights(changed, certainties, leastPopulation);
    }

    /** A copy with another certainty of one family. */
    public EntityWeights withCertainty(EvidenceFamily family, double certainty) {
        EnumMap<EvidenceFamily, Double> changed = new EnumMap<>(certainties);
        changed.put(family, certainty);
        return new EntityWeights(rules, changed, leastPopulation);
    }

    /** A copy with another least population. */
    public EntityWeights withLeastPopulation(int leastPopulation) {
        return new EntityWeights(rules, certainties, leastPopulation);
    }

    /** N: what rarity is measured against in a log of so many users. */
    int population(int users) {
        return Math.max(users, leastPopulation);
    }

    /** The certainties by {@link EvidenceFamily#index()}. */
    double[] certaintyByFamily() {
        double[] byFamily = new double[EvidenceFamily.count()];
        certainties.forEach((family, certainty) -> byFamily[family.index()] = certainty);
        return byFamily;
    }
}
