package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.nebula.internal.Statement;

/** Asks the database, for the parts of the store of risk seeds. */
@FunctionalInterface
interface SeedQueries {
    /**
     * The answer: empty for statements that only write, and for a conditional write of a row that is not there.
     *
     * @throws io.cowcatcher.error.StoreException if there is none
     */
    Answer ask(Statement statement);
}
