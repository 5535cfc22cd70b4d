package io.cowcatcher.report;

import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How right a search is where the rings are known, because they were planted.
 *
 * <p>A user counts as reported as a member of any ring. A ring counts as right, and the planted ring as found, if the
 * Jaccard similarity of their members is at least a half. The average precision rates the score of all users as a
 * ranking, without a threshold.
 *
 * @param users precision and recall of the members of rings
 * @param rings precision and recall of whole rings
 * @param averagePrecision the area under the precision-recall curve of the user score, as the mean over all planted
 *     users of the precision down to each; from 0 to 1. Of equal scores honest users rank first, planted users that the
 *     log does not know count 0. NaN where nothing was planted.
 */
public record Accuracy(Rates users, Rates rings, double averagePrecision) {

    /**
     * Compares a result with the truth; O(n log n) for n users.
     *
     * @param planted the members of each planted ring
     */
    public static Accuracy of(Rings rings, Collection<? extends Set<String>> planted) {
        List<Set<String>> reported =
                rings.rings().stream().map(Accuracy::members).toList();
        return of(reported, planted, averagePrecision(rings, union(planted)));
    }

    /**
     * Compares rings and scores, wherever they come from, with the truth; O(n log n) for n users.
     *
     * @param reported the members of each ring
     * @param scores of users, by id; those without one rank last
     * @param planted the members of each planted ring
     */
    public static Accuracy of(
            List<Set<String>> reported, Map<String, Double> scores, Collection<? extends Set<String>> planted) {
        Set<String> plantedUsers = union(planted);
        double[] ranked = new double[scores.size()];
        boolean[] isPlanted = new boolean[scores.size()];
        int at = 0;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            ranked[at] = score.getValue();
            isPlanted[at++] = plantedUsers.contains(score.getKey());
        }
        return of(reported, planted, AveragePrecision.of(ranked, isPlanted, plantedUsers.size()));
    }

    private static Accuracy of(
            List<Set<String>> reported, Collection<? extends Set<String>> planted, double averagePrecision) {
        Set<String> plantedUsers = union(planted);
        Set<String> reportedUsers = union(reported);
        int both = (int) reportedUsers.stream().filter(plantedUsers::contains).count();
        return new Accuracy(
                new Rates(both, reportedUsers.size(), both, plantedUsers.size()),
                RingMatches.rates(reported, planted),
                averagePrecision);
    }

    private static Set<String> members(Ring ring) {
        return ring.members().stream().map(RingMember::userId).collect(Collectors.toSet());
    }

    private static Set<String> union(Collection<? extends Set<String>> sets) {
        Set<String> union = new HashSet<>();
        sets.forEach(union::addAll);
        return union;
    }

    private static double averagePrecision(Rings rings, Set<String> plantedUsers) {
        Ids users = rings.log().ids(PurchaseField.USER);
        boolean[] isPlanted = new boolean[rings.userCount()];
        for (String user : plantedUsers) {
            int code = users.code(user);
            if (code != Ids.NONE) {
                isPlanted[code] = true;
            }
        }
        double[] scores = new double[rings.userCount()];
        for (int user = 0; user < scores.length; user++) {
            scores[user] = rings.userScore(user);
        }
        return AveragePrecision.of(scores, isPlanted, plantedUsers.size());
    }
}
