package io.cowcatcher.detect;

import io.cowcatcher.event.Ids;
import io.cowcatcher.ring.SamePersonLookAlike;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.screening.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells of groups that were looked at why they were not reported: those that were tested first, the nearest first. */
final class LookAlikes {
    private static final Comparator<LookAlike> TESTED_FIRST =
            Comparator.comparingDouble(group -> group.qValue().orElse(2));

    private final CrowdEvidence crowdEvidence;
    private final EntityEvidence entityEvidence;
    private final Ids users;

    LookAlikes(CrowdEvidence crowdEvidence, EntityEvidence entityEvidence, Ids users) {
        this.crowdEvidence = crowdEvidence;
        this.entityEvidence = entityEvidence;
        this.users = users;
    }

    /** The groups of both detectors, without households and those whose members are all in one reported ring. */
    List<LookAlike> of(ScreeningResult screened, SamePersonResult samePerson, List<Candidate> reported) {
        List<BitSet> rings = reported.stream().map(LookAlikes::members).toList();
        List<LookAlike> found = new ArrayList<>();
        screened.blocks().stream()
                .filter(block -> block.verdict() != Verdict.RING)
                .filter(block -> isOutside(block.block().members(), rings))
                .sorted(Comparator.comparingDouble(ScreenedBlock::pValue)
                        .thenComparing(block -> -block.block().score())
                        .thenComparing(block -> block.block().member(0)))
                .forEach(block -> found.add(lookAlike(block)));
        samePerson.lookAlikes().stream()
                .filter(group -> group.reason() == SamePersonLookAlike.Reason.TOO_WEAK)
                .filter(group -> isOutside(group.group().members(), rings))
                .forEach(group -> found.add(lookAlike(group)));
        found.sort(TESTED_FIRST); // stable: groups with equal q-values keep their order
        return found;
    }

    private static BitSet members(Candidate ring) {
        BitSet members = new BitSet();
        ring.memberScores().keySet().forEach(members::set);
        return members;
    }

    private static boolean isOutside(int[] group, List<BitSet> rings) {
        return rings.stream().noneMatch(ring -> IntStream.of(group).allMatch(ring::get));
    }

    private LookAlike lookAlike(ScreenedBlock block) {
        return new LookAlike(
                names(block.block().members()),
                block.isTested() ? OptionalDouble.of(block.qValue()) : OptionalDouble.empty(),
                reason(block));
    }

    private String reason(ScreenedBlock block) {
        return switch (block.verdict()) {
            case GROUP_BUY ->
                "group-buy: " + Words.percent(block.tests().pickupShare())
                        + " of what it bought goes to one registered pick-up point";
            case NOT_TESTED -> "not tested: the log cannot show what the tier needs";
            case TOO_WEAK, RING -> tooWeak(crowdEvidence.objections(block));
        };
    }

    private LookAlike lookAlike(SamePersonLookAlike group) {
        return new LookAlike(
                names(group.group().members()),
                OptionalDouble.of(group.qValue()),
                "they share devices or accounts; " + tooWeak(entityEvidence.objections(group.tests())));
    }

    private static String tooWeak(List<String> objections) {
        return objections.isEmpty()
                ? "the evidence is too weak among so many candidates"
                : objections.stream().collect(Collectors.joining("; "));
    }

    private List<String> names(int[] members) {
        return Arrays.stream(members).mapToObj(users::id).toList();
    }
}
