/**
 * What a search hands out: tables, evidence and a summary in a folder, words for a terminal, and how right they are
 * against a known truth.
 *
 * <p>Entry types: {@link io.cowcatcher.report.RingReport} with {@link io.cowcatcher.report.ReportFolder}, which shows
 * all files of a run at once or none; {@link io.cowcatcher.report.RingWords}; {@link io.cowcatcher.report.Accuracy}.
 * The files are described in docs/output.md. Neighbours: reads the results of the detect package; nothing in this
 * module reads this package.
 */
@NullMarked
package io.cowcatcher.report;

import org.jspecify.annotations.NullMarked;
