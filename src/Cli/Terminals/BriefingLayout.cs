using Spectre.Console;
using Spectre.Console.Rendering;

namespace BriefingBus.Cli.Terminals;

/// <summary>Lays out a briefing's text form for a terminal: wrapped at words with a hanging indent, bold headings, addresses as links if
/// supported (OSC 8). Piped output does not change.</summary>
/// <param name="text">The text form.</param>
internal sealed class BriefingLayout(string text) : IRenderable
{
    /// <summary>The maximum width: longer lines are hard to read in any window.</summary>
    private const int MaxWidth = 100;

    private const int MinWidth = 20;

    private const string Bullet = "• ";

    public Measurement Measure(RenderOptions options, int maxWidth) => new(MinWidth, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // The terminal itself breaks a line that fills its last column.
        var width = Math.Clamp(maxWidth - 1, MinWidth, MaxWidth);
        var isFirst = true;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var style = isFirst || IsHeading(line) ? new Style(decoration: Decoration.Bold) : Style.Plain;
            var link = IsAddress(line) ? new Link(line.Trim()) : null;
            foreach (var row in link is null ? Wrap(line, width) : [line])
            {
                var indentation = row.Length - row.TrimStart().Length;
                yield return new Segment(row[..indentation]);
                yield return link is null ? new Segment(row[indentation..], style) : new Segment(row[indentation..], style, link);
                yield return Segment.LineBreak;
            }
            isFirst = false;
        }
    }

    /// <summary>Wraps a line into rows of a maximum width; later rows are indented like the line's text. A word longer than a row is not
    /// split.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        var indentation = line.Length - line.TrimStart(' ').Length;
        var hanging = new string(' ', indentation
            + (line.AsSpan(indentation).StartsWith(Bullet, StringComparison.Ordinal) ? Bullet.Length : 0));
        var row = line[..indentation];
        var isEmpty = true;
        foreach (var word in line.TrimStart(' ').Split(' '))
        {
            if (!isEmpty && Cells(row) + 1 + Cells(word) > width)
            {
                yield return row;
                (row, isEmpty) = (hanging, true);
            }
            row += isEmpty ? word : " " + word;
            isEmpty = false;
        }
        yield return row;
    }

    /// <summary>True for the title of a section.</summary>
    public static bool IsHeading(string line) =>
        line.Length > 0 && line[0] != ' ' && !line.StartsWith(Bullet, StringComparison.Ordinal)
        && !line.StartsWith('⚠') && !char.IsLetterOrDigit(line[0]) && !line.Contains(": ", StringComparison.Ordinal)
        && !line.Contains(" · ", StringComparison.Ordinal);

    private static bool IsAddress(string line) =>
        line.AsSpan().TrimStart() is var address
        && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
            && !address.Contains(' ');

    private static int Cells(string word) => new Segment(word).CellCount();
}
