package io.cowcatcher.ingest.synthetic;

/**
 * What a crowdsourced ring looks like: real people, each with an own account, who buy deals on an organiser's call.
 *
 * @param members the size of a ring, at least 2
 * @param tasks the number of deal openings that the organiser calls for, at least 1
 * @param participation the chance that a member joins a task, above 0 and up to 1
 * @param jitterMinutes the median delay of a member after an opening, above 0; delays are lognormal with shape 0.8,
 *     after 2 minutes at least
 * @param drops where the members ship to
 * @param camouflage the mean number of further deals, chosen at random, that a member buys for itself, at least 0
 */
public record RingShape(
        IntRange members,
        IntRange tasks,
        double participation,
        double jitterMinutes,
        DropShape drops,
        double camouflage) {

    /** Checks the ranges. */
    public RingShape {
        Checks.between("ring members", members.minimum(), 2, 100_000);
        Checks.between("ring members", members.maximum(), 2, 100_000);
        Checks.between("ring tasks", tasks.minimum(), 1, 10_000);
        Checks.between("ring tasks", tasks.maximum(), 1, 10_000);
        Checks.between("participation", participation, 0.01, 1);
        Checks.between("jitterMinutes", jitterMinutes, 0.01, 100_000);
        Checks.between("camouflage", camouflage, 0, 10_000);
    }

    /** A copy with rings of this size. */
    public RingShape withMembers(int minimum, int maximum) {
        return new RingShape(IntRange.of(minimum, maximum), tasks, participation, jitterMinutes, drops, camouflage);
    }

    /** A copy with this number of tasks. */
    public RingShape withTasks(int minimum, int maximum) {
        return new RingShape(members, IntRange.of(minimum, maximum), participation, jitterMinutes, drops, camouflage);
    }

    /** A copy with this chance that a member joins a task. */
    public RingShape withParticipation(double participation) {
        return new RingShape(members, tasks, participation, jitterMinutes, drops, camouflage);
    }

    /** A copy with this median delay after an opening, in minutes. */
    public RingShape withJitterMinutes(double jitterMinutes) {
        return new RingShape(members, tasks, participation, jitterMinutes, drops, camouflage);
    }

    /** A copy with these drop addresses. */
    public RingShape withDrops(DropShape drops) {
        return new RingShape(members, tasks, participation, jitterMinutes, drops, camouflage);
    }

    /** A copy with this mean number of random deals per member. */
    public RingShape withCamouflage(double camouflage) {
        return new RingShape(members, tasks, participation, jitterMinutes, drops, camouflage);
    }
}
