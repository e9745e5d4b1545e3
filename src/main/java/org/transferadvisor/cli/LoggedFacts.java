package org.transferadvisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.report.JsonReport;

/** The facts of the decisions that a log keeps. */
final class LoggedFacts {

    private LoggedFacts() {}

    /** Those of a log, the oldest first, without those that are masked. */
    static List<Document> of(String target) {
        List<Document> documents = new ArrayList<>();
        JsonReport json = new JsonReport();
        try (LogStore store = LogStore.open(target)) {
            store.decisions(Filter.ALL, false, Long.MAX_VALUE, each -> {
                if (!each.lacksFacts() && each.entry().fields().get(Entry.FACTS) instanceof Map<?, ?> facts) {
                    documents.add(Document.of("entry " + each.number(), json.line(facts)));
                }
            });
        }
        return documents;
    }
}
