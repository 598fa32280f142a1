using System.Text;

namespace BriefingBus.Text;

/// <summary>The names by which documents call character encodings, understood as browsers understand them (Encoding Standard §4.2).</summary>
public static class EncodingLabels
{
    /// <summary>Labels that mean another encoding than their name says, or that .NET does not know: label, then .NET's name.</summary>
    private const string Aliases =
        // Latin-1 and ASCII are read as windows-1252, as everywhere on the web
        "iso-8859-1 windows-1252, iso8859-1 windows-1252, iso_8859-1 windows-1252, iso88591 windows-1252, latin1 windows-1252, latin-1 windows-1252, l1 windows-1252, " +
        "us-ascii windows-1252, ascii windows-1252, ansi_x3.4-1968 windows-1252, cp1252 windows-1252, x-cp1252 windows-1252, cp819 windows-1252, ansi windows-1252, " +
        "iso-8859-9 windows-1254, iso8859-9 windows-1254, latin5 windows-1254, cp1254 windows-1254, " +
        "iso-8859-11 windows-874, tis-620 windows-874, tis620 windows-874, cp874 windows-874, dos-874 windows-874, " +
        "utf8 utf-8, unicode-1-1-utf-8 utf-8, x-unicode20utf8 utf-8, utf-8-sig utf-8, utf16 utf-16, utf-16le utf-16, unicode utf-16, ucs-2 utf-16, utf-16be utf-16BE, utf-16-be utf-16BE, utf-16-le utf-16, utf32 utf-32, utf-32-le utf-32, utf-32-be utf-32BE, " +
        "cp1250 windows-1250, cp1251 windows-1251, cp1253 windows-1253, cp1255 windows-1255, cp1256 windows-1256, cp1257 windows-1257, cp1258 windows-1258, win-1251 windows-1251, win1251 windows-1251, " +
        "iso8859-2 iso-8859-2, latin2 iso-8859-2, iso8859-5 iso-8859-5, cyrillic iso-8859-5, iso8859-6 iso-8859-6, arabic iso-8859-6, iso8859-7 iso-8859-7, greek iso-8859-7, iso8859-8 iso-8859-8, hebrew iso-8859-8, iso-8859-8-i iso-8859-8, iso8859-13 iso-8859-13, iso8859-15 iso-8859-15, latin9 iso-8859-15, " +
        "gb2312 gb18030, gbk gb18030, x-gbk gb18030, cp936 gb18030, ms936 gb18030, gb_2312-80 gb18030, chinese gb18030, hz-gb-2312 hz-gb-2312, " +
        "big5-hkscs big5, big5hkscs big5, cn-big5 big5, x-x-big5 big5, cp950 big5, " +
        "sjis shift_jis, x-sjis shift_jis, shift-jis shift_jis, ms_kanji shift_jis, windows-31j shift_jis, ms932 shift_jis, cp932 shift_jis, x-euc-jp euc-jp, eucjp euc-jp, euc_jp euc-jp, iso2022_jp iso-2022-jp, " +
        "euc-kr ks_c_5601-1987, euckr ks_c_5601-1987, euc_kr ks_c_5601-1987, korean ks_c_5601-1987, ksc5601 ks_c_5601-1987, windows-949 ks_c_5601-1987, cp949 ks_c_5601-1987, ms949 ks_c_5601-1987, iso2022_kr iso-2022-kr, " +
        "koi koi8-r, koi8 koi8-r, koi8_r koi8-r, koi8-ru koi8-u, cp866 cp866, ibm866 cp866, dos-866 cp866, cp855 ibm855, cp850 ibm850, cp852 ibm852, cp775 ibm775, cp437 ibm437, cp737 ibm737, " +
        "mac macintosh, x-mac-roman macintosh, mac-roman macintosh, mac-cyrillic x-mac-cyrillic, x-mac-ukrainian x-mac-cyrillic";

    private static readonly Dictionary<string, string> ByAlias = Aliases
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Windows-1252: what an undeclared text of one byte a character most often is.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new NotSupportedException("windows-1252 is missing from .NET");

    /// <summary>The label as it is compared: lower case, without quotes and white space around it. Null where nothing is left.</summary>
    public static string? Normalize(string? label)
    {
        var name = label?.Trim(' ', '\t', '\r', '\n', '"', '\'').ToLowerInvariant();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    /// <summary>The name to report for a label that was believed: the label itself, but the name of the superset that stands for all Chinese (GB) ones.</summary>
    internal static string Reported(string label) => ByAlias.GetValueOrDefault(label) == "gb18030" ? "gb18030" : label;

    /// <summary>The encoding that a label means, or null where nobody knows it.</summary>
    public static Encoding? Find(string? label)
    {
        if (Normalize(label) is not { Length: <= 40 } name) return null;
        name = ByAlias.GetValueOrDefault(name, name);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException) // unknown to .NET, or known and refused (UTF-7)
        {
            return null;
        }
    }
}
