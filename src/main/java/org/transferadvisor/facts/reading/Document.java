package org.transferadvisor.facts.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A JSON or YAML text as a tree of values with their places.
 *
 * <pre>{@code
 * Document facts = Document.of("request", """
 *         {"project": "Ticket routing", "task": {"type": "TEXT_CLASSIFICATION"}, "data": {"labeledSamples": 6000},
 *          "budget": {"compute": 800}, "modelMatch": "HIGH_QUALITY"}
 *         """);
 * try (Advisor advisor = Advisor.create()) {
 *     System.out.println(advisor.advise(facts).recommendation().strategy());
 * }
 * }</pre>
 *
 * @param name the file as messages name it
 * @param root its value
 * @param problems what is wrong with single values: duplicate keys, numbers that are none, YAML aliases and tags
 */
@API(status = API.Status.STABLE)
public record Document(
        String name, @API(status = API.Status.INTERNAL) Node root, List<Problem> problems) {

    /**
     * A document.
     *
     * @param name the file as messages name it
     * @param root its value
     * @param problems what is wrong with single values
     */
    @API(status = API.Status.INTERNAL)
    public Document {}

    /** The largest text read, in bytes. */
    public static final int LARGEST = 16_000_000;

    /** The largest advice read back, in bytes: one on as many candidates as are allowed, with its trace. */
    @API(status = API.Status.INTERNAL)
    public static final int LARGEST_ADVICE = 256_000_000;

    /** How deeply values may be nested. */
    public static final int DEEPEST = 50;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LARGEST)
            .build();

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(LIMITS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .loaderOptions(yamlLimits())
            .build();

    static final String WHOLE_CHARACTERS = "text in Unicode, each surrogate with its other half, without U+0000";

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:(?:0|[1-9]\\d*)\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,9})?");
    private static final String UNREAD = "the text cannot be read: ";
    private static final String YAML_WRITING =
            "YAML: fields as `name: value`, rows of a list as `- …`, indented with spaces";
    private static final Pattern START = Pattern.compile("\\(start marker at .*?line: (\\d+).*");

    private static LoaderOptions yamlLimits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    /**
     * Reads a file.
     *
     * @param file JSON or YAML
     * @return the document
     * @throws RefusedException where it is missing, no file, too large, not text, or broken
     */
    public static Document read(Path file) {
        return read(file, LARGEST);
    }

    /**
     * Reads a file of another size than facts have.
     *
     * @param file JSON or YAML
     * @param largest the most bytes
     * @return the document
     * @throws RefusedException where it is missing, no file, too large, not text, or broken
     */
    @API(status = API.Status.INTERNAL)
    public static Document read(Path file, int largest) {
        return read(file, Objects.requireNonNull(file, "file").toString(), largest);
    }

    /**
     * Reads a file that messages call by another name than its path.
     *
     * @param file JSON or YAML
     * @param name the file as messages name it
     * @param largest the most bytes
     * @return the document
     * @throws RefusedException where it is missing, no file, too large, not text, or broken
     */
    @API(status = API.Status.INTERNAL)
    public static Document read(Path file, String name, int largest) {
        if (Files.isDirectory(file)) {
            throw refused(name, Problem.quoted(name) + " is a folder", "a facts file in JSON or YAML");
        }
        if (!Files.exists(file)) {
            throw refused(name, Problem.quoted(name) + " is not there", "the path of a facts file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(name, in.readNBytes(largest + 1), largest); // a device may have no size, and no end
        } catch (IOException e) {
            throw refused(name, "the file cannot be read", "a file that you may read");
        }
    }

    /**
     * Reads bytes.
     *
     * @param name the file as messages shall name it; its ending tells JSON from YAML, and without one the first character
     * @param bytes JSON or YAML in UTF-8
     * @return the document
     * @throws RefusedException where they are too many, not text, or broken
     */
    public static Document of(String name, byte[] bytes) {
        return of(name, bytes, LARGEST);
    }

    /**
     * Reads bytes of another number than facts have.
     *
     * @param name the file as messages shall name it
     * @param bytes JSON or YAML in UTF-8
     * @param largest the most of them
     * @return the document
     * @throws RefusedException where they are too many, not text, or broken
     */
    @API(status = API.Status.INTERNAL)
    public static Document of(String name, byte[] bytes, int largest) {
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.length > largest) {
            throw tooLarge(name, largest);
        }
        return of(name, Utf8.text(name, bytes));
    }

    /**
     * Reads a text.
     *
     * @param name the file as messages shall name it; its ending tells JSON from YAML, and without one the first character
     * @param text JSON or YAML
     * @return the document
     * @throws RefusedException where it is empty or broken
     */
    public static Document of(String name, String text) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            throw refused(name, "the file is empty", "one object in JSON or YAML");
        }
        if (content.indexOf('\0') >= 0) {
            throw refused(name, "the file is binary, not text", "JSON or YAML in UTF-8");
        }
        boolean json = name.endsWith(".json")
                || !isYaml(name) && content.stripLeading().matches("(?s)[{\\[].*");
        try (JsonParser parser = json ? JSON.createParser(content) : YAML.createParser(content)) {
            return new Reader(name, parser).read();
        } catch (StreamConstraintsException e) {
            throw refused(
                    name,
                    e.getLocation(),
                    limit(e),
                    "at most " + DEEPEST + " levels, and numbers of at most 1,000 digits");
        } catch (JsonProcessingException e) {
            YamlMistake mistake =
                    e.getCause() instanceof MarkedYAMLException marked ? YamlMistake.of(content, marked) : null;
            if (mistake != null) {
                throw refused(name, mistake);
            }
            String hint = json
                    ? "look for a missing comma, quote or bracket here or on the line before"
                    : "look at the spaces before this line and the one before, and at quotes and brackets";
            throw refused(name, e.getLocation(), broken(e), json ? "JSON" : YAML_WRITING, hint);
        } catch (IOException e) {
            throw refused(name, "the file cannot be read", "JSON or YAML in UTF-8");
        }
    }

    /**
     * A document of a value that a program built, held to what a text can say.
     *
     * @param name as messages shall name it
     * @param value maps, lists, text, numbers, booleans and ranges
     * @param pointer where it stands in the whole; empty for the whole
     * @return the document
     */
    @API(status = API.Status.INTERNAL)
    public static Document ofValue(String name, @Nullable Object value, String pointer) {
        List<Problem> problems = new ArrayList<>();
        Node root = new BuiltValues(name, problems).node(value, pointer, 0);
        return new Document(name, root, List.copyOf(problems));
    }

    /**
     * A document of the value that a parser stands on, which is left on its last token.
     *
     * @param name as messages shall name it
     * @param parser of a program's own mapper
     * @return the document
     * @throws IOException where the parser cannot go on
     */
    @API(status = API.Status.INTERNAL)
    public static Document of(String name, JsonParser parser) throws IOException {
        Reader reader = new Reader(name, parser);
        Node root = reader.value("");
        return new Document(name, root, List.copyOf(reader.problems));
    }

    /** What makes a text none that can be kept: half a character cannot be written, and databases and files end at U+0000. */
    static @Nullable String noText(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == 0) {
                return " is no valid text: the character U+0000 stands in it";
            }
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return " is no valid text: half a character stands alone in it";
                }
                at++;
            }
        }
        return null;
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String limit(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("nesting") ? "values are nested too deeply" : "a value is too long";
    }

    private static String broken(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            Matcher start = START.matcher(e.getOriginalMessage().replace('\n', ' '));
            return start.find()
                    ? "the file ends before what starts in line " + start.group(1) + " is closed"
                    : "the file ends too early";
        }
        String message = e.getOriginalMessage();
        if (message.contains("Nesting Depth") || message.contains("nesting depth")) {
            return "values are nested too deeply";
        }
        String first = message.lines()
                .filter(line ->
                        !line.isBlank() && !line.stripLeading().startsWith("in 'reader'") && !line.startsWith(" in "))
                .findFirst()
                .orElse("it cannot be read");
        return UNREAD
                + Problem.shown(first.replaceAll(" \\(code \\d+(?: / 0x[0-9a-f]+)?\\)", "")
                        .replaceAll("\\(start marker.*", "")
                        .replaceAll("\\[?Source:.*", "")
                        .strip());
    }

    private static RefusedException tooLarge(String name, int largest) {
        return refused(name, "the file is too large", "at most " + largest / 1_000_000 + " MB");
    }

    private static RefusedException refused(String name, YamlMistake mistake) {
        return new RefusedException(List.of(new Problem(
                name, mistake.line(), mistake.column(), "", UNREAD + mistake.message(), YAML_WRITING, mistake.hint())));
    }

    private static RefusedException refused(String name, String message, String allowed) {
        return refused(name, null, message, allowed);
    }

    private static RefusedException refused(String name, @Nullable JsonLocation at, String message, String allowed) {
        return refused(name, at, message, allowed, null);
    }

    private static RefusedException refused(
            String name, @Nullable JsonLocation at, String message, String allowed, @Nullable String hint) {
        int line = at == null ? 0 : Math.max(0, at.getLineNr());
        int column = at == null ? 0 : Math.max(0, at.getColumnNr());
        return new RefusedException(List.of(new Problem(name, line, column, "", message, allowed, hint)));
    }

    /** Builds the tree from the parser's tokens. */
    private static final class Reader {

        private final String name;
        private final JsonParser parser;
        private final List<Problem> problems = new ArrayList<>();

        Reader(String name, JsonParser parser) {
            this.name = name;
            this.parser = parser;
        }

        Document read() throws IOException {
            if (parser.nextToken() == null) {
                throw refused(name, "the file is empty", "one object in JSON or YAML");
            }
            Node root = value("");
            if (parser.nextToken() != null) {
                Node.Place place = place();
                problems.add(new Problem(
                        name, place.line(), place.column(), "", "something follows the end", "one value a file", null));
            }
            return new Document(name, root, List.copyOf(problems));
        }

        private Node value(String pointer) throws IOException {
            Node.Place place = place();
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                add(place, pointer, "`*" + parser.getText() + "` is a YAML alias", "the value itself");
                return new Node.Refused(place, parser.getText());
            }
            if (parser.canReadTypeId() && parser.getTypeId() != null) {
                String tag = parser.getTypeId().toString().replace("tag:yaml.org,2002:", "!");
                add(place, pointer, Problem.quoted("!" + tag) + " is a YAML tag", "plain values, without tags");
            }
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> mapping(place, pointer);
                case START_ARRAY -> sequence(place, pointer);
                case VALUE_TRUE, VALUE_FALSE -> new Node.Truth(place, token == JsonToken.VALUE_TRUE);
                case VALUE_NULL -> new Node.Nothing(place);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place, pointer);
                default -> text(place, pointer);
            };
        }

        private Node mapping(Node.Place place, String pointer) throws IOException {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Node.Place key = place();
                String field = parser.currentName();
                String below = pointer + "/" + escaped(field);
                parser.nextToken();
                Node.Entry first = entries.get(field);
                Node.Entry entry = new Node.Entry(key, value(below));
                if (first == null) {
                    entries.put(field, entry);
                } else {
                    add(
                            key,
                            below,
                            "the field " + Problem.quoted(field) + " stands twice",
                            "each field once; the first is in line "
                                    + first.key().line());
                }
            }
            return new Node.Mapping(place, entries);
        }

        private Node sequence(Node.Place place, String pointer) throws IOException {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(pointer + "/" + items.size()));
            }
            return new Node.Sequence(place, items);
        }

        private Node text(Node.Place place, String pointer) throws IOException {
            String text = parser.getText();
            String wrong = noText(text);
            if (wrong != null) {
                add(place, pointer, Problem.quoted(text) + wrong, WHOLE_CHARACTERS);
                return new Node.Refused(place, text);
            }
            return new Node.Text(place, text);
        }

        private Node number(Node.Place place, String pointer) throws IOException {
            String text = parser.getText();
            String digits = text.replace("_", "");
            if (!NUMBER.matcher(digits).matches()) {
                add(
                        place,
                        pointer,
                        Problem.quoted(text) + " is no plain number",
                        "a finite decimal number, such as 1000 or 0.5");
                return new Node.Refused(place, text);
            }
            return new Node.Numeric(place, new BigDecimal(digits), text);
        }

        private Node.Place place() {
            JsonLocation at = parser.currentTokenLocation();
            if (at.getLineNr() < 1 && !(parser instanceof YAMLParser)) {
                return Node.Place.NOWHERE; // values that a program holds have no place
            }
            return new Node.Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }

        private void add(Node.Place place, String pointer, String message, String allowed) {
            problems.add(new Problem(name, place.line(), place.column(), pointer, message, allowed, null));
        }
    }

    /**
     * The value at a JSON pointer; null where nothing stands there.
     *
     * @param pointer JSON pointer
     * @return the value; null where nothing stands there
     */
    @API(status = API.Status.INTERNAL)
    public @Nullable Node at(String pointer) {
        Node at = root;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (at instanceof Node.Mapping mapping) {
                at = mapping.get(step.replace("~1", "/").replace("~0", "~"));
            } else if (at instanceof Node.Sequence list && step.matches("\\d{1,9}")) {
                int index = Integer.parseInt(step);
                at = index < list.items().size() ? list.items().get(index) : null;
            } else {
                return null;
            }
        }
        return at;
    }

    /**
     * A field's name as one step of a JSON pointer.
     *
     * @param field the name
     * @return the step
     */
    @API(status = API.Status.INTERNAL)
    public static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
