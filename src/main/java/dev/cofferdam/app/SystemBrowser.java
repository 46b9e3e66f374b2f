package dev.cofferdam.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The browser that the operating system opens addresses with. Without one, whoever sits there types the address. */
record SystemBrowser(Map<String, String> environment, String os) {
    void open(URI address) {
        var command = command(address);
        if (command.isEmpty() || !isOfWeb(address)) return;
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LoggerFactory.getLogger(SystemBrowser.class).info("no browser was opened", e);
        }
    }

    /** What a service names is handed to other programs only if it is an address of the web. */
    private static boolean isOfWeb(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    private List<String> command(URI address) {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) return List.of("open", address.toString());
        if (system.startsWith("windows")) return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        var hasDisplay = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return hasDisplay ? List.of("xdg-open", address.toString()) : List.of();
    }
}
