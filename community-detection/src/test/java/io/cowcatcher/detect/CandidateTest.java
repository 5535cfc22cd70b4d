package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rings that both detectors found are one. */
class CandidateTest {
    private static Candidate ring(Provenance provenance, int[] members, double p) {
        TreeMap<Integer, Double> scores = new TreeMap<>();
        IntStream.of(members).forEach(user -> scores.put(user, p));
        return new Candidate(
                provenance,
                scores,
                new Ring.Significance(p, p),
                Map.of(),
                new Candidate.Sentences(List.of("p " + p), List.of()),
                new Candidate.Exhibits(List.of(), new BitSet(), List.of()));
    }

    private static List<Candidate> rings(Provenance provenance, SplittableRandom random) {
        List<Candidate> rings = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            int[] members = random.ints(random.nextInt(2, 7), 0, 12).distinct().toArray();
            rings.add(ring(provenance, members, random.nextDouble(0.04)));
        }
        return rings;
    }

    /** Each ring against every other. */
    private static List<Candidate> plainlyJoined(List<Candidate> crowd, List<Candidate> samePerson) {
        List<Candidate> joined = new ArrayList<>(crowd);
        for (Candidate candidate : samePerson) {
            List<Candidate> apart = new ArrayList<>();
            Candidate whole = candidate;
            for (Candidate other : joined) {
                if (other.isSameAs(candidate)) {
                    whole = other.joinedWith(whole);
                } else {
                    apart.add(other);
                }
            }
            apart.add(whole);
            joined = apart;
        }
        return joined;
    }

    @Property(tries = 300)
    void joinSame_anyRings_isAsIfAllWereCompared(@ForAll long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        List<Candidate> crowd = rings(Provenance.CROWDSOURCED, random);
        List<Candidate> samePerson = rings(Provenance.SAME_PERSON, random);

        assertThat(Candidate.joinSame(crowd, samePerson)).isEqualTo(plainlyJoined(crowd, samePerson));
    }
}
