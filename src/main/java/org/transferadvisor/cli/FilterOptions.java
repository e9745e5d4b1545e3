package org.transferadvisor.cli;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.Filter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that choose decisions of a log: those that meet all of them. */
final class FilterOptions {

    private static final String WHEN = "A day such as 2026-11-28, or a time such as 2026-11-28T09:30:00Z (UTC).";

    /** Reads a day or a time, as milliseconds since 1970. */
    static final class Time implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return Filter.time(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + value + "' is no day such as 2026-11-28 and no time such as 2026-11-28T09:30:00Z");
            }
        }
    }

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Logged then or later. " + WHEN)
    private @Nullable Long from;

    @Option(names = "--until", paramLabel = "TIME", converter = Time.class, description = "Logged before then.")
    private @Nullable Long until;

    @Option(names = "--project", paramLabel = "NAME", description = "Of the project of this name.")
    private @Nullable String project;

    @Option(names = "--strategy", paramLabel = "ID", description = "That recommend this strategy.")
    private @Nullable String strategy;

    @Option(names = "--model", paramLabel = "NAME", description = "That recommend this source model.")
    private @Nullable String model;

    @Option(names = "--verdict", paramLabel = "VERDICT", description = "With this verdict.")
    private @Nullable String verdict;

    @Option(names = "--rule", paramLabel = "ID", description = "In which this rule fired.")
    private @Nullable String rule;

    @Option(names = "--finding", paramLabel = "CODE", description = "With this finding.")
    private @Nullable String finding;

    @Option(names = "--asked-by", paramLabel = "NAME", description = "That this person asked for.")
    private @Nullable String by;

    @Option(names = "--rulebook", paramLabel = "DIGEST", description = "By this rulebook; the digest may be shortened.")
    private @Nullable String rulebook;

    Filter filter() {
        return Filter.ALL
                .between(from, until)
                .with(Entry.PROJECT, project)
                .with(Entry.STRATEGY, strategy)
                .with(Entry.MODEL, model)
                .with(Entry.VERDICT, verdict)
                .with(Entry.RULES, rule)
                .with(Entry.FINDINGS, finding)
                .with(Entry.BY, by)
                .with(Entry.RULEBOOK, rulebook);
    }
}
