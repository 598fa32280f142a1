using System.Security;
using System.Text;
using BriefingBus.Cli.Terminals;
using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Cli.Tests.Terminals;

/// <summary>Makes the picture in README.md from what the command prints, so that the two cannot differ.</summary>
public sealed class ReadmePictureTests
{
    private const int Columns = 92;
    private const int Rows = 40;
    private const double CellWidth = 8.4;
    private const int LineHeight = 19;
    private const int Margin = 18;

    [Fact]
    public async Task The_picture_of_the_readme_shows_what_the_command_prints()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-picture-");
        var run = await CommandLine.RunAsync(
            ["now", "--config", Repository.PathOf("samples/morning/briefing.yaml"), "--quiet", "--out", folder.FullName]);
        folder.Delete(recursive: true);

        var rows = run.Output.Split('\n')
            .SelectMany((line, i) => BriefingLayout.Wrap(line, Columns).Select(row => (Row: row, Line: line, IsFirst: i == 0)));

        Approved.ShouldMatch("../../../docs/images/briefing.svg", Picture([.. rows.Take(Rows)]));
    }

    private static string Picture(IReadOnlyList<(string Row, string Line, bool IsFirst)> rows)
    {
        var (width, height) = ((int)(Columns * CellWidth) + (2 * Margin), (rows.Count * LineHeight) + (2 * Margin));
        var svg = new StringBuilder();
        svg.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" ");
        svg.Append("role=\"img\">\n");
        svg.Append("<title>A briefing as briefingbus now prints it</title>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
        svg.Append("<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, monospace\" font-size=\"14\" ");
        svg.Append("fill=\"#e6edf3\" xml:space=\"preserve\">\n");
        foreach (var (i, (row, line, isFirst)) in rows.Index().Where(r => r.Item.Row.Length > 0))
        {
            var style = isFirst || BriefingLayout.IsHeading(line) ? " font-weight=\"bold\""
                : row.TrimStart().StartsWith("http", StringComparison.Ordinal) ? " fill=\"#58a6ff\""
                : "";
            svg.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"<text x=\"{Margin}\" y=\"{Margin + 14 + (i * LineHeight)}\"{style}>");
            svg.Append(SecurityElement.Escape(row)).Append("</text>\n");
        }
        return svg.Append("</g>\n</svg>\n").ToString();
    }
}
