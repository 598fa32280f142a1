using BriefingBus.Text;

namespace BriefingBus.Bench.Pages;

/// <summary>A page as it was recorded.</summary>
internal static class RecordedPage
{
    /// <summary>Its text, decoded as its bytes say.</summary>
    public static string Load(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return TextEncoding.Choose(bytes, null, DeclaredCharset.InHtml(bytes)).Decode(bytes);
    }
}
