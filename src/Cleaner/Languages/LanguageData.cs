using System.Reflection;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>The tables of this folder, which the assembly carries.</summary>
internal static class LanguageData
{
    /// <summary>The rows of a table without its comments, a column each.</summary>
    public static IEnumerable<string[]> Rows(string table) => EmbeddedTable.Rows(typeof(LanguageData).Assembly, table);

    /// <summary>The bytes of a table.</summary>
    public static byte[] Bytes(string table)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(table)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
