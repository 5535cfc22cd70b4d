package io.cowcatcher.ring;

import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.BenjaminiHochberg;
import io.cowcatcher.screening.Finding;
import io.cowcatcher.screening.FisherCombination;
import io.cowcatcher.screening.RingScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which groups of accounts are rings. Households take no part; of the others the p-values of the tests are
 * combined and adjusted for the number of groups.
 */
final class GroupScreening {
    private static final Comparator<SamePersonRing> MOST_CERTAIN_FIRST = Comparator.comparingDouble(
                    SamePersonRing::qValue)
            .thenComparingDouble(SamePersonRing::pValue)
            .thenComparingInt(ring -> -ring.size())
            .thenComparingInt(ring -> ring.group().member(0));

    private final Households households;
    private final StrangerTest strangerTest;
    private final AgeTest ageTest;
    private final SamePersonOptions options;

    GroupScreening(Households households, StrangerTest strangerTest, AgeTest ageTest, SamePersonOptions options) {
        this.households = households;
        this.strangerTest = strangerTest;
        this.ageTest = ageTest;
        this.options = options;
    }

    /** What became of every group. */
    record Verdicts(List<SamePersonRing> rings, List<SamePersonLookAlike> lookAlikes) {}

    private record Tested(AccountGroup group, GroupTests tests, double pValue) {}

    Verdicts screen(List<AccountGroup> groups, RunControl control) {
        List<AccountGroup> candidates = new ArrayList<>();
        List<SamePersonLookAlike> families = new ArrayList<>();
        for (AccountGroup group : groups) {
            if (households.isHousehold(group.members())) {
                GroupTests untested = new GroupTests(Optional.empty(), Optional.empty(), 1);
                families.add(new SamePersonLookAlike(group, untested, 1, SamePersonLookAlike.Reason.HOUSEHOLD));
            } else {
                candidates.add(group);
            }
        }
        control.checkCancelled();
        Verdicts verdicts = judge(test(candidates));
        verdicts.lookAlikes.sort(Comparator.comparingDouble(SamePersonLookAlike::qValue));
        verdicts.lookAlikes.addAll(families);
        return verdicts;
    }

    private List<Tested> test(List<AccountGroup> candidates) {
        List<int[]> notOneHousehold = candidates.stream()
                .map(AccountGroup::members)
                .filter(members -> households.strangers(members) > 0)
                .toList();
        List<Finding> findings = strangerTest.test(notOneHousehold);
        List<Tested> tested = new ArrayList<>();
        int next = 0;
        for (AccountGroup group : candidates) {
            int[] members = group.members();
            Optional<Finding> strangers =
                    households.strangers(members) > 0 ? Optional.of(findings.get(next++)) : Optional.empty();
            Optional<Finding> age = ageTest.test(members);
            GroupTests tests = new GroupTests(strangers, age, households.homeCount(members));
            tested.add(new Tested(group, tests, combine(strangers, age)));
        }
        return tested;
    }

    /**
     * The ages alone, or the strangers alone, where there is nothing else; where there are both, the ages alone or both
     * together, the choice paid for: a sixth account that is hardly a stranger must not weaken what five of the same
     * ages say. 1 where there is no test.
     */
    private static double combine(Optional<Finding> strangers, Optional<Finding> age) {
        if (strangers.isPresent() && age.isPresent()) {
            return FisherCombination.firstOrBoth(
                    age.get().pValue(), strangers.get().pValue());
        }
        return FisherCombination.of(Stream.of(strangers, age)
                .flatMap(Optional::stream)
                .mapToDouble(Finding::pValue)
                .toArray());
    }

    private Verdicts judge(List<Tested> tested) {
        double[] qValues = BenjaminiHochberg.adjust(
                tested.stream().mapToDouble(Tested::pValue).toArray());
        Verdicts verdicts = new Verdicts(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < qValues.length; i++) {
            Tested group = tested.get(i);
            if (qValues[i] <= options.falseDiscoveryRate().level()) {
                double score = RingScore.of(qValues[i], options.falseDiscoveryRate());
                verdicts.rings.add(new SamePersonRing(group.group, group.tests, group.pValue, qValues[i], score));
            } else {
                verdicts.lookAlikes.add(new SamePersonLookAlike(
                        group.group, group.tests, qValues[i], SamePersonLookAlike.Reason.TOO_WEAK));
            }
        }
        verdicts.rings.sort(MOST_CERTAIN_FIRST);
        return verdicts;
    }
}
