namespace BriefingBus.Text;

/// <summary>The features of text in one language that reveal its encoding.</summary>
/// <param name="Letters">The letters beyond ASCII in lower case, the most frequent first.</param>
/// <param name="MixesWithAscii">True for languages in the Latin script, whose words mix these letters with ASCII ones.</param>
/// <param name="Encodings">The .NET names of the encodings of such text, the likeliest first.</param>
internal sealed record WritingSystem(string Letters, bool MixesWithAscii, params string[] Encodings)
{
    private static readonly string[] Western = ["windows-1252", "iso-8859-15", "macintosh", "ibm850"];
    private static readonly string[] Central = ["windows-1250", "iso-8859-2", "ibm852"];
    private static readonly string[] Cyrillic = ["windows-1251", "koi8-r", "iso-8859-5", "cp866", "x-mac-cyrillic", "ibm855", "koi8-u"];
    private static readonly string[] Baltic = ["windows-1257", "iso-8859-13", "iso-8859-4", "ibm775"];

    /// <summary>The supported languages; letters by frequency in running text.</summary>
    public static IReadOnlyList<WritingSystem> All { get; } =
    [
        /* French */ new("éèàêçôùîâûœïë", true, Western),
        /* German */ new("üäöß", true, Western),
        /* Spanish */ new("óíáéñúü", true, Western),
        /* Portuguese */ new("ãáçéóíêõúâàô", true, Western),
        /* Italian */ new("èàùòìé", true, Western),
        /* Swedish, Finnish */ new("äöåé", true, Western),
        /* Danish, Norwegian */ new("åøæéö", true, Western),
        /* Icelandic */ new("áíðéóöúæþý", true, Western),
        /* Hungarian */ new("áéöóőüíúű", true, Central),
        /* Polish */ new("łążęóśćńź", true, Central),
        /* Czech */ new("íáéěšýřčžůúťďňó", true, Central),
        /* Slovak */ new("áíéýčšžúľťôóäďňĺŕ", true, Central),
        /* Slovenian, Croatian */ new("čšžćđ", true, Central),
        /* Romanian */ new("ăîâşţșț", true, Central),
        /* Turkish */ new("ıüşğçöâî", true, "windows-1254", "iso-8859-3"),
        /* Estonian */ new("äõüöšž", true, Baltic),
        /* Latvian */ new("āīēšūņļžģčķ", true, Baltic),
        /* Lithuanian */ new("ėųįšžūčąę", true, Baltic),
        /* Vietnamese */ new("áàđạêôươ\u0301\u0300\u0323\u0309\u0303ăâ", true, "windows-1258"),
        /* Esperanto, Maltese */ new("ĉĝĥĵŝŭħżġċ", true, "iso-8859-3"),
        /* Russian */ new("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", false, Cyrillic),
        /* Bulgarian */ new("аиоетнрсвлкдпмзугбъяцчжщшхйюфь", false, Cyrillic),
        /* Ukrainian */ new("оаинвіетрслкудмпязьбгчхйжшюїцєщфґ", false, Cyrillic),
        /* Serbian, Macedonian */ new("аоиенсртјувкмдлпзгбшчћцњжхљђфџѓќѕ", false, "windows-1251", "iso-8859-5", "ibm855", "x-mac-cyrillic"),
        /* Greek */ new("αοιετσνηυρπκμλςόίθέήάγδχύφβώωξζψϊϋ", false, "windows-1253", "iso-8859-7", "ibm737"),
        /* Hebrew */ new("יוהלאמרתבשנדחקעפםצטכגסןזץךף", false, "windows-1255", "iso-8859-8", "cp862"),
        /* Arabic */ new("المينرتوبدعسهفقكحجةشصخطىذزضأءغئثظإآؤ", false, "windows-1256", "iso-8859-6"),
        /* Persian */ new("اینردهمتسوشبکلزگخآفقعحپژچ", false, "windows-1256"),
        /* Thai */ new("านรอกเ่งมย้ลวดทสตะบปคหแิีุ์ัํไพขใจชโผำ็ซถธศณฐษภญฏๆู", false, "windows-874"),
    ];
}
