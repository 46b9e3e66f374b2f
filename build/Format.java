import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or applies ({@code apply}) palantir-java-format on all Java sources.
 *
 * <p>Run by Maven as a single source file on the JDK 25 toolchain, because Spotless formats inside Maven's own JVM, and
 * the parser of a JDK 17 does not know the Java that we write. See docs/decisions/0002-build.md.
 */
class Format {
    public static void main(String[] args) throws IOException {
        var apply = args[0].equals("apply");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        var wrong = new ArrayList<String>();
        for (var folder : List.of("src", "build")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                    var source = Files.readString(file);
                    try {
                        var formatted = formatter.formatSourceAndFixImports(source);
                        if (!formatted.equals(source)) {
                            wrong.add(file.toString());
                            if (apply) Files.writeString(file, formatted);
                        }
                    } catch (FormatterException e) {
                        wrong.add(file + ": " + e.getMessage());
                    }
                }
            }
        }
        if (wrong.isEmpty()) return;
        System.err.println(
                (apply ? "Formatted:" : "Not formatted (mvn -q process-sources -Dformat.mode=apply mends it):"));
        wrong.forEach(file -> System.err.println("  " + file));
        if (!apply) System.exit(1);
    }
}
