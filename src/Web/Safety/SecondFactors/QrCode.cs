using System.Text;
using QRCoder;

namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>A QR code (ISO/IEC 18004), with the quiet zone of four modules around it.</summary>
public static class QrCode
{
    /// <summary>The modules, row by row; true is dark.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToList())];
    }

    /// <summary>The code as text for a terminal: two modules in each character, dark on light whatever the colours of the
    /// terminal.</summary>
    public static string ForTerminal(string text)
    {
        var modules = Of(text);
        var lines = new StringBuilder();
        for (var y = 0; y < modules.Count; y += 2)
        {
            for (var x = 0; x < modules.Count; x++)
                lines.Append((modules[y][x], y + 1 < modules.Count && modules[y + 1][x]) switch
                {
                    (true, true) => ' ',
                    (true, false) => '▄',
                    (false, true) => '▀',
                    _ => '█',
                });
            lines.Append('\n');
        }
        return lines.ToString();
    }

    /// <summary>The dark modules as the path of an SVG, whose unit is a module.</summary>
    internal static string Path(IReadOnlyList<IReadOnlyList<bool>> modules)
    {
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
            for (var x = 0; x < modules.Count; x++)
                if (modules[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return path.ToString();
    }
}
