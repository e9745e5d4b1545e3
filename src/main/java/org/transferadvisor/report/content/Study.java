package org.transferadvisor.report.content;

import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.topic.StorageByVariants;

/**
 * An advice with what a full report shows besides.
 *
 * @param advice the advice
 * @param storage what its strategies take on disk for other numbers of variants
 */
public record Study(Advice advice, StorageByVariants storage) {

    /** The study of a project whose advice is known. */
    public static Study of(Advisor advisor, Document document, Basis basis, Advice advice) {
        return new Study(advice, StorageByVariants.of(advisor, document, basis, advice));
    }
}
