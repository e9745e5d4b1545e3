package org.transferadvisor.facts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;

/** A source model is found by the name that people write. */
class ModelNamesTest {

    private static final ReferenceData SHIPPED = Case.advisor().rulebook().reference();

    @ParameterizedTest
    @CsvSource({
        "Qwen2.5-7B, Qwen2.5-7B",
        "Qwen/Qwen2.5-7B-Instruct, Qwen2.5-7B",
        "qwen2.5-7b-instruct, Qwen2.5-7B",
        "meta-llama/Llama-3.1-8B-Instruct, Llama-3.1-8B",
        "meta-llama/Meta-Llama-3.1-8B, Llama-3.1-8B",
        "Llama 3.1 8B, Llama-3.1-8B",
        "llama_3.1_70b_instruct, Llama-3.1-70B",
        "meta-llama/Llama-2-70b-chat-hf, Llama-2-70B",
        "mistralai/Mistral-7B-Instruct-v0.3, Mistral-7B",
        "mistralai/Mixtral-8x7B-Instruct-v0.1, Mixtral-8x7B",
        "google/gemma-2-9b-it, Gemma-2-9B",
        "google-bert/bert-base-uncased, BERT-base",
        "bert-base-cased, BERT-base",
        "distilbert-base-uncased, DistilBERT",
        "roberta-base, RoBERTa-base",
        "nlpaueb/legal-bert-base-uncased, Legal-BERT",
        "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract, PubMedBERT",
        "microsoft/Phi-3-mini-128k-instruct, Phi-3-mini",
        "Qwen/Qwen3-30B-A3B-Instruct-2507, Qwen3-30B-A3B",
        "openai/whisper-large-v3, Whisper-large-v3",
        "openai/whisper-large-v3-turbo, Whisper-large-v3-turbo",
        "openai/clip-vit-base-patch32, CLIP-ViT-B-32",
        "google/vit-base-patch16-224, ViT-B-16",
        "gpt-4o-2024-08-06, gpt-4o",
        "claude-haiku-4-5-20251001, claude-haiku-4-5",
        "deepseek-ai/DeepSeek-V3-0324, DeepSeek-V3",
    })
    void asPeopleWriteIt(String written, String id) {
        assertThat(SHIPPED.row("models", written))
                .isNotNull()
                .extracting(Row::id)
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "instruct", "-it", "Llama", "Llama-3.1-9B", "our own model", "Qwen2.5-7B-Legal"})
    void noOther(String written) {
        assertThat(SHIPPED.row("models", written)).isNull();
    }

    @Test
    void noTwoRowsShareAName() {
        Map<String, String> named = new LinkedHashMap<>();
        for (Row row : SHIPPED.rows("models")) {
            SourceModel model = (SourceModel) row.value();
            Set<String> names = new HashSet<>(List.of(row.id()));
            if (model.alsoCalled() != null) {
                names.addAll(List.of(model.alsoCalled().split(", ", -1)));
            }
            for (String name : names) {
                assertThat(SHIPPED.row("models", name)).as(name).isSameAs(row);
                assertThat(named.put(name, row.id())).as(name).isNull();
            }
        }
    }

    @Test
    void theRowFillsWhatTheFileLeavesOut() {
        Advice advice = Case.project()
                .candidate(Map.of("model", "meta-llama/Llama-3.1-8B-Instruct"))
                .advise();
        assertThat(value(advice, "/candidates/0/parametersB")).isEqualTo(8.03);
        assertThat(value(advice, "/candidates/0/layers")).isEqualTo(32L);
        assertThat(value(advice, "/candidates/0/keyValueSize")).isEqualTo(1024L);
        assertThat(value(advice, "/candidates/0/vocabularySize")).isEqualTo(128_256L);
        assertThat(value(advice, "/candidates/0/trainedOn")).isEqualTo("general-text");
        assertThat(advice.recommendation().model()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
    }

    private static @Nullable Object value(Advice advice, String fact) {
        return advice.assumptions().stream()
                .filter(each -> each.fact().equals(fact))
                .map(Advice.Assumption::value)
                .findFirst()
                .orElse(null);
    }
}
