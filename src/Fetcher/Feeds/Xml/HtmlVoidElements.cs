using System.Text;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Elements that HTML never closes (HTML Standard §13.1.2, "void elements").</summary>
internal static class HtmlVoidElements
{
    private static readonly string[] Names =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    private static readonly byte[][] NameBytes = [.. Names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether <paramref name="name"/> is one of them, in whatever case.</summary>
    public static bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 2 or > 6) return false;
        foreach (var candidate in NameBytes)
        {
            if (Ascii.EqualsIgnoreCase(name, candidate)) return true;
        }
        return false;
    }
}
