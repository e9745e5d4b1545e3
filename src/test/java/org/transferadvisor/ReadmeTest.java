package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.reading.Document;

/** What the README shows besides commands: the program runs, the facts are advised on. */
class ReadmeTest {

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    @Test
    void theProgramPrintsTheSentenceThatIsShown() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            // the README's program, word for word
            try (Advisor advisor = Advisor.create()) {
                Advice advice = advisor.advise(Path.of("facts-samples/bank-fraud-detection.json"));
                System.out.println(advice.recommendation().summary());
            }
        } finally {
            System.setOut(before);
        }
        String sentence = printed.toString(StandardCharsets.UTF_8).strip();
        assertThat(block("text").replaceAll("\\s+", " ").strip()).isEqualTo(sentence);
        String source = Files.readString(Path.of("src/test/java/org/transferadvisor/ReadmeTest.java"));
        assertThat(block("java").lines()).allSatisfy(line -> assertThat(source).contains(line.strip()));
    }

    @Test
    void theFactsShownAreAdvisedOn() throws IOException {
        Advice advice = Case.advisor().advise(Document.of("readme.json", block("json")));
        assertThat(advice.recommendation().leaf()).isEqualTo("LORA_OR_QLORA");
        assertThat(advice.recommendation().model()).isEqualTo("RoBERTa-base");
    }
}
