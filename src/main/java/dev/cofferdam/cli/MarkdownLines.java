package dev.cofferdam.cli;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Guidance in Markdown as lines for a terminal, wrapped. Markup that a terminal has nothing for stays as it is written.
 */
final class MarkdownLines extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().build();

    private final Terminal terminal;
    private final StringBuilder paragraph = new StringBuilder();
    private String indent = "";
    /** What the next line begins with, instead of the indent: a list item's bullet. */
    private String first = "";

    private boolean printed;

    MarkdownLines(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String markdown, String before) {
        indent = before;
        first = before;
        printed = false;
        PARSER.parse(Style.withoutMarks(markdown)).accept(this);
    }

    /** What a reader in a hurry needs: everything up to the first blank line. */
    static String beginning(String markdown) {
        return markdown.strip().split("\\n\\s*\\n", 2)[0];
    }

    @Override
    public void visit(Paragraph node) {
        if (printed && !(node.getParent() instanceof ListItem)) terminal.line();
        visitChildren(node);
        flush();
    }

    @Override
    public void visit(Heading node) {
        if (printed) terminal.line();
        visitChildren(node);
        var text = paragraph.toString();
        paragraph.setLength(0);
        paragraph.append(Style.HEADING.of(text));
        flush();
    }

    @Override
    public void visit(ListItem node) {
        var around = indent;
        var bullet = node.getParent() instanceof OrderedList list ? number(list, node) + ". " : "- ";
        first = around + bullet;
        indent = around + " ".repeat(bullet.length());
        visitChildren(node);
        indent = around;
        first = around;
    }

    @Override
    public void visit(FencedCodeBlock node) {
        code(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        code(node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
        paragraph.append(node.getLiteral());
        flush();
    }

    @Override
    public void visit(HtmlInline node) {
        paragraph.append(node.getLiteral());
    }

    @Override
    public void visit(Text node) {
        paragraph.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        paragraph.append(Style.CODE.of(terminal.colour() ? node.getLiteral() : "`" + node.getLiteral() + "`"));
    }

    @Override
    public void visit(Emphasis node) {
        visitChildren(node);
    }

    @Override
    public void visit(StrongEmphasis node) {
        var outside = paragraph.toString();
        paragraph.setLength(0);
        visitChildren(node);
        var inside = paragraph.toString();
        paragraph.setLength(0);
        paragraph.append(outside).append(Style.STRONG.of(inside));
    }

    @Override
    public void visit(SoftLineBreak node) {
        paragraph.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        paragraph.append('\n');
    }

    private static int number(OrderedList list, ListItem item) {
        var start = list.getMarkerStartNumber();
        var number = start == null ? 1 : start;
        for (var before = item.getPrevious(); before != null; before = before.getPrevious()) number++;
        return number;
    }

    private void code(String literal) {
        if (printed) terminal.line();
        literal.stripTrailing().lines().forEach(line -> terminal.line(indent + "  " + Style.CODE.of(line)));
        printed = true;
    }

    private void flush() {
        for (var line : Wrapped.lines(paragraph.toString(), Terminal.WIDTH - indent.length())) {
            terminal.line(first + line);
            first = indent;
        }
        paragraph.setLength(0);
        printed = true;
    }
}
