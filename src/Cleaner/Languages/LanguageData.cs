using System.Reflection;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>Reads the tables of this folder, which are embedded in the assembly.</summary>
internal static class LanguageData
{
    /// <summary>The rows of a table, split into columns, without comments.</summary>
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
