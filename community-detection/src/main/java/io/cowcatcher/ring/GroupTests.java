package io.cowcatcher.ring;

import io.cowcatcher.screening.Finding;
import java.util.Optional;

/**
 * What every test says of one group of accounts; a test that the log has no data for is empty, not 1.
 *
 * @param strangers whether more accounts meet on an entity than one household explains: observed, the accounts beyond
 *     the household on the most telling entity; expected, their mean on an entity of its type; out of, the number of
 *     entities in the log. The p-value has paid for the choice of the group. Empty where the whole group may be one
 *     household for all we know
 * @param age whether the accounts are new: observed, their mean rank by age as a share of all accounts, 0 the newest;
 *     expected, a half; out of, the members of known age. Empty where ages are not known
 * @param homes the number of different homes of the members, as far as known
 */
public record GroupTests(Optional<Finding> strangers, Optional<Finding> age, int homes) {}
