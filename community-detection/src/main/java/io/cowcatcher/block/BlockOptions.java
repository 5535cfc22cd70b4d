package io.cowcatcher.block;

import io.cowcatcher.similarity.HubRule;
import java.time.Duration;

/**
 * How communities are refined into blocks.
 *
 * @param longestWindow the longest time from the first to the last purchase of one window, from 1 second to 366 days
 * @param dropWeight how much a shared delivery address counts for membership, at least 0; 0 leaves addresses to the
 *     screening alone
 * @param minimumMembers the fewest members of a reported block, at least 3
 * @param hubs which buildings are hubs, whose sharing is no evidence here and in the screening
 * @param prior which items windows are expected on
 * @param memberPrior which users are expected to be members
 */
public record BlockOptions(
        Duration longestWindow,
        double dropWeight,
        int minimumMembers,
        HubRule hubs,
        WindowPrior prior,
        MemberPrior memberPrior) {
    private static final BlockOptions DEFAULTS =
            new BlockOptions(Duration.ofDays(1), 0.4, 4, HubRule.defaults(), WindowPrior.UNIFORM, MemberPrior.UNIFORM);

    /** Checks that every option is in range. */
    public BlockOptions {
        if (longestWindow.compareTo(Duration.ofSeconds(1)) < 0 || longestWindow.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("longestWindow must be from PT1S to P366D (got: " + longestWindow + ")");
        }
        if (!(dropWeight >= 0) || Double.isInfinite(dropWeight)) {
            throw new IllegalArgumentException("dropWeight must be finite and at least 0 (got: " + dropWeight + ")");
        }
        if (minimumMembers < 3) {
            throw new IllegalArgumentException("minimumMembers must be at least 3 (got: " + minimumMembers + ")");
        }
    }

    /**
     * Windows of up to a day on any item, any users alike, drop weight 0.4, four members, hubs of more than 40 users.
     */
    public static BlockOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with another longest window. */
    public BlockOptions withLongestWindow(Duration longestWindow) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }

    /** A copy with another weight of shared addresses. */
    public BlockOptions withDropWeight(double dropWeight) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }

    /** A copy with another least number of members. */
    public BlockOptions withMinimumMembers(int minimumMembers) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }

    /** A copy with another rule on hubs. */
    public BlockOptions withHubs(HubRule hubs) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }

    /** A copy with another expectation of items. */
    public BlockOptions withPrior(WindowPrior prior) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }

    /** A copy with another expectation of members. */
    public BlockOptions withMemberPrior(MemberPrior memberPrior) {
        return new BlockOptions(longestWindow, dropWeight, minimumMembers, hubs, prior, memberPrior);
    }
}
