package org.transferadvisor.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.content.Compared;

/** Projects to report on: the samples, and some that no layout likes. */
final class Pages {

    static final String SCRIPT = "<script>alert('x')</script> \"'&|`*_ ]]> --> ${x} \u0007right \u0001 end";

    private Pages() {}

    /** Facts by name: fifty candidates, long names, huge amounts, missing parts, markup in names. */
    static Map<String, Document> nasty() {
        Case base = Case.project().without("modelMatch");
        Map<String, Document> cases = new LinkedHashMap<>();
        Case fifty = base;
        for (int i = 0; i < 50; i++) {
            fifty = fifty.candidate("Candidate number " + i + " of a fairly long name", 0.1 + 0.017 * i);
        }
        cases.put(
                "fifty candidates",
                fifty.with("/serving/requestsPerMonth", 1_000_000).document());
        cases.put(
                "long names",
                base.with("/project", "L".repeat(200))
                        .with("/task/domain", "d".repeat(150))
                        .candidate("M".repeat(199), 0.8)
                        .candidate("W".repeat(199), 0.6)
                        .document());
        cases.put("huge amounts", huge(base));
        cases.put(
                "names from right to left",
                base.with("/project", "כשף 7B")
                        .candidate("مودل قريب", 0.9)
                        .candidate("מודל גדול (2B)", 0.3)
                        .document());
        cases.put("no candidates", Case.project().document());
        cases.put(
                "nothing assessed",
                Case.project()
                        .with("/data/labeledSamples", 0)
                        .with("/budget/compute", 0)
                        .document());
        cases.put(
                "markup in names",
                base.with("/project", SCRIPT)
                        .candidate("\"><img src=x onerror=alert(1)>", 0.8)
                        .candidate("a|b`c\nd <details>", 0.6)
                        .document());
        return cases;
    }

    private static Document huge(Case base) {
        return base.with("/budget/compute", 1e15)
                .with("/budget/domainAdaptation", 1e15)
                .with("/data/labeledSamples", 999_999_999_999_999L)
                .with("/data/annotationCostPerSample", 1e15)
                .with("/serving/requestsPerMonth", 1e15)
                .with("/serving/variants", 1_000_000)
                .with("/economics/weeklyRevenue", 1e15)
                .with("/economics/weeklyProjectCost", 1e15)
                .with("/fromScratch/parametersB", 1)
                .with("/fromScratch/developmentCost", 1e15)
                .candidate("Big", 0.8)
                .document();
    }

    static Advice simulated(Path file) {
        return Case.advisor().simulate(Document.read(file), Basis.PUBLISHED, 50, 1);
    }

    /** Written once for all tests. */
    private static final class Written {
        static final Map<String, String> PAGES = write();

        private static Map<String, String> write() {
            try {
                return Collections.unmodifiableMap(written());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every kind of page: samples, one with a simulation, nasty cases, projects side by side. */
    static Map<String, String> html() {
        return Written.PAGES;
    }

    private static Map<String, String> written() throws IOException {
        HtmlReport report = new HtmlReport(Case.advisor().rulebook());
        Map<String, String> pages = new LinkedHashMap<>();
        List<Advice> all = new ArrayList<>();
        for (Path sample : Case.samples()) {
            Advice advice = sample.toString().contains("support")
                    ? simulated(sample)
                    : Case.advisor().advise(sample);
            pages.put(sample.getFileName().toString(), report.write(advice));
            all.add(advice);
        }
        nasty().forEach((name, document) ->
                pages.put(name, report.write(Case.advisor().advise(document))));
        pages.put("side by side", report.write(Compared.projects(List.of(all.get(0), all.get(1), all.get(0)))));
        pages.put("eight side by side", report.write(Compared.projects(all.subList(0, 8))));
        return pages;
    }
}
