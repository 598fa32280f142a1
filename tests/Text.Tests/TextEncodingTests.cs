using System.Text;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class TextEncodingTests
{
    private const string Russian =
        "Паром отходит утром, сообщает городская газета, а вечером возвращается в порт. Билеты можно купить на причале.";
    private const string Greek = "Το πλοίο φεύγει το πρωί και επιστρέφει το βράδυ στο λιμάνι, όπως γράφει η εφημερίδα της πόλης.";
    private const string Hungarian =
        "A hajó reggel indul és este tér vissza a kikötőbe, írja a városi újság; a jegyeket előre kell megvenni, örülünk.";
    private const string Polish =
        "Prom odpływa rano, pisze miejska gazeta, a wieczorem wraca do portu. Bilety można kupić na nabrzeżu, są też zniżki.";
    private const string Turkish =
        "Vapur sabah kalkıyor ve akşam limana dönüyor, şehir gazetesi böyle yazıyor; biletler iskelede satılıyor.";
    private const string French =
        "Le bateau part le matin et rentre le soir, écrit le journal de la ville : les billets s’achètent à l’avance, c’est très demandé.";
    private const string Hebrew = "המעבורת יוצאת בבוקר וחוזרת בערב אל הנמל, כך כותב העיתון של העיר, ואפשר לקנות כרטיסים על הרציף.";
    private const string Arabic = "تغادر العبارة في الصباح وتعود في المساء إلى الميناء كما كتبت صحيفة المدينة ويمكن شراء التذاكر";
    private const string Thai = "เรือออกตอนเช้าและกลับมาที่ท่าเรือในตอนเย็น หนังสือพิมพ์ของเมืองเขียนไว้ และซื้อตั๋วได้ที่ท่า";
    private const string Japanese = "船は朝に港を出て、夕方に戻ってくると町の新聞が伝えている。切符は桟橋で買うことができる。";
    private const string Korean = "배는 아침에 항구를 떠나 저녁에 돌아온다고 도시의 신문이 전했다. 표는 부두에서 살 수 있다.";
    private const string Simplified = "渡轮早上离开港口，晚上回来，这个城市的报纸这样写道。人们可以在码头买到船票，天气也很好。";
    private const string Traditional = "渡輪早上離開港口，晚上回來，這個城市的報紙這樣寫道。人們可以在碼頭買到船票，天氣也很好。";

    public static TheoryData<string, string> Texts() => new()
    {
        { "windows-1251", Russian }, { "koi8-r", Russian }, { "iso-8859-5", Russian }, { "cp866", Russian },
        { "x-mac-cyrillic", Russian }, { "ibm855", Russian },
        { "windows-1253", Greek }, { "iso-8859-7", Greek },
        { "windows-1250", Hungarian }, { "iso-8859-2", Polish }, { "windows-1250", Polish },
        { "windows-1254", Turkish }, { "windows-1252", French },
        { "windows-1255", Hebrew }, { "windows-1256", Arabic }, { "iso-8859-6", Arabic }, { "windows-874", Thai },
        { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "iso-2022-jp", Japanese },
        { "euc-kr", Korean }, { "johab", Korean }, { "gb18030", Simplified }, { "big5", Traditional },
        { "utf-8", Russian }, { "utf-16", Korean }, { "utf-16be", French }, { "utf-32", French },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_recognised_by_its_bytes_alone(string encoding, string text)
    {
        var bytes = EncodingLabels.Find(encoding)!.GetBytes(text);
        TextEncoding.Choose(bytes, null, null).Decode(bytes).ShouldBe(text);
    }

    [Fact]
    public void A_byte_order_mark_counts_before_the_header_and_the_header_before_the_document()
    {
        TextEncoding.Choose([0xEF, 0xBB, 0xBF, (byte)'a'], "koi8-r", "windows-1251").Name.ShouldBe("utf-8");
        var cyrillic = EncodingLabels.Find("koi8-r")!.GetBytes(Russian);
        TextEncoding.Choose(cyrillic, "koi8-r", "windows-1251").Decode(cyrillic).ShouldBe(Russian);
        TextEncoding.Choose(cyrillic, null, "koi8-r").Name.ShouldBe("koi8-r");
    }

    [Fact]
    public void Text_that_is_valid_utf_8_is_not_read_as_the_latin_1_that_it_claims_to_be()
    {
        var bytes = Encoding.UTF8.GetBytes(French);
        var choice = TextEncoding.Choose(bytes, "iso-8859-1", null);
        choice.Decode(bytes).ShouldBe(French);
        choice.Problem.ShouldBe("the document is not in the encoding that it states");
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_in_a_text_that_is_are_read_as_windows_1252()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("naïve café "), 0x93, (byte)'x', 0x94];
        TextEncoding.Choose(bytes, "utf-8", null).Decode(bytes).ShouldBe("naïve café “x”");
    }

    [Theory]
    [InlineData("text/html; charset=UTF-8", "utf-8")]
    [InlineData("text/xml;charset= 'us-ascii'", "us-ascii")]
    [InlineData("text/xml; qs=0.9", null)]
    [InlineData("application/rss+xml", null)]
    [InlineData(null, null)]
    public void The_charset_of_a_content_type_is_found_however_it_is_quoted(string? header, string? charset) =>
        DeclaredCharset.InContentType(header).ShouldBe(charset);

    [Theory]
    [InlineData("<!doctype html><meta charset=windows-1251>", "windows-1251")]
    [InlineData("<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", "shift_jis")]
    [InlineData("<meta name=viewport content=x><meta charset = \"koi8-r\" />", "koi8-r")]
    [InlineData("<p>charset=utf-8</p>", null)]
    public void The_charset_of_a_page_is_found_in_its_meta_elements(string page, string? charset) =>
        DeclaredCharset.InHtml(Encoding.ASCII.GetBytes(page)).ShouldBe(charset);

    [Theory]
    [InlineData("x-nonsense")]
    [InlineData("utf-7")]
    public void An_unknown_or_refused_label_is_passed_over_and_said_so(string label)
    {
        var bytes = Encoding.UTF8.GetBytes(Greek);
        var choice = TextEncoding.Choose(bytes, label, null);
        choice.Name.ShouldBe("utf-8");
        choice.Problem.ShouldBe("the stated encoding is unknown");
    }

    [Fact]
    public void Nineteen_of_twenty_recorded_texts_are_decoded_as_they_should_be()
    {
        var table = Repository.Shared("charset/cases.tsv");
        var (right, all) = (0, 0);
        foreach (var row in File.ReadLines(table).Select(line => line.Split('\t')))
        {
            if (EncodingLabels.Find(row[1].Replace("iso8859", "iso-8859", StringComparison.Ordinal).Replace('_', '-')) is not { } stated
                && (stated = EncodingLabels.Find(row[1])) is null)
                continue;
            var bytes = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(table)!, "files", row[0]));
            all++;
            if (TextEncoding.Choose(bytes, null, null).Decode(bytes).TrimStart('\uFEFF') == stated.GetString(bytes).TrimStart('\uFEFF'))
                right++;
        }
        all.ShouldBeGreaterThan(200);
        (right / (double)all).ShouldBeGreaterThan(0.95);
    }
}
