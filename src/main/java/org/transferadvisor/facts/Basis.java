package org.transferadvisor.facts;

import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * Which figures the advice is computed on, where the article's and public measurements differ.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     Document facts = Document.read(Path.of("facts-samples/support-assistant.json"));
 *     Advice published = advisor.advise(facts, Basis.PUBLISHED);
 *     Advice measured = advisor.advise(facts, Basis.MEASURED);
 *     System.out.println(published.costs().get(0).gpuHours() + " or " + measured.costs().get(0).gpuHours());
 * }
 * }</pre>
 *
 * @param name {@code PUBLISHED} or {@code MEASURED}
 */
@OnePer({})
public record Basis(@OneOf({"PUBLISHED", "MEASURED"}) String name) {

    /** The article's figures. */
    public static final Basis PUBLISHED = new Basis("PUBLISHED");

    /** Public measurements, where there are any. */
    public static final Basis MEASURED = new Basis("MEASURED");

    /**
     * One of the two.
     *
     * @param name {@code PUBLISHED} or {@code MEASURED}
     * @throws IllegalArgumentException where it is another word
     */
    public Basis {
        if (!name.equals("PUBLISHED") && !name.equals("MEASURED")) {
            throw new IllegalArgumentException("`" + name + "` is no basis: PUBLISHED or MEASURED");
        }
    }
}
