package dev.cofferdam.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's strings, from one bundle, keyed by screen. */
public final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.cofferdam.ui.messages", Locale.ROOT);

    private Words() {}

    /** @throws java.util.MissingResourceException for a key that there is not; a test keeps that from happening */
    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    public static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
    }
}
