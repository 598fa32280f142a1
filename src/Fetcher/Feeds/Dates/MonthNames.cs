namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Month names as feeds write them: one line a language, twelve words in order, alternatives for one month parted by a bar.</summary>
internal static class MonthNames
{
    /// <summary>Names and customary abbreviations (Unicode CLDR, "months", wide and abbreviated), plus forms seen in feeds; dots are not part of a name.</summary>
    private static readonly string[] Lines =
    [
        /* English */ "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec",
        /* German */ "januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez",
        /* French */ "janvier|janv février|févr|fév|fevrier mars avril|avr mai juin juillet|juil août|aout septembre octobre novembre décembre|déc|decembre",
        /* Spanish */ "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic",
        /* Italian */ "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre dicembre",
        /* Portuguese */ "janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro outubro|out novembro dezembro",
        /* Catalan */ "gener febrer març abril maig juny juliol|jul agost setembre octubre novembre desembre|des",
        /* Dutch */ "januari februari maart|mrt april mei juni juli augustus september oktober november december",
        /* Swedish */ "januari februari mars april maj juni juli augusti september oktober november december",
        /* Norwegian */ "januar februar mars april mai juni juli august september oktober november desember|des",
        /* Danish */ "januar februar marts april maj juni juli august september oktober november december",
        /* Icelandic */ "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
        /* Finnish */ "tammikuu|tammikuuta|tammi helmikuu|helmikuuta|helmi maaliskuu|maaliskuuta|maalis huhtikuu|huhtikuuta|huhti toukokuu|toukokuuta|touko kesäkuu|kesäkuuta|kesä heinäkuu|heinäkuuta|heinä elokuu|elokuuta|elo syyskuu|syyskuuta|syys lokakuu|lokakuuta|loka marraskuu|marraskuuta|marras joulukuu|joulukuuta|joulu",
        /* Polish */ "styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz październik|października|paź listopad|listopada grudzień|grudnia|gru",
        /* Czech */ "leden|ledna|led únor|února|úno březen|března|bře duben|dubna|dub květen|května|kvě červen|června|čvn červenec|července|čvc srpen|srpna|srp září|zář říjen|října|říj listopadu prosinec|prosince|pro",
        /* Slovak */ "január|januára február|februára marec apríl|apríla máj|mája jún|júna júl|júla august|augusta september|septembra október|októbra november|novembra december|decembra",
        /* Hungarian */ "január|jan február|febr március|márc|mácius április|ápr május|máj június|jún július|júl augusztus szeptember|szept október november december",
        /* Romanian */ "ianuarie|ian februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        /* Croatian */ "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj srpnja|srpanj kolovoza|kolovoz rujna|rujan listopada studenoga|studeni prosinca|prosinac",
        /* Slovenian, Serbian */ "januarja|januar februarja marca|mart aprila maja|maj junija|jun julija avgusta|avgust|avg septembra|septembar oktobra|oktobar novembra|novembar decembra|decembar",
        /* Turkish */ "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara",
        /* Indonesian */ "januari februari maret april mei juni juli agustus|agu september oktober november desember",
        /* Estonian */ "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        /* Latvian */ "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        /* Greek */ "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μάρ|μαρ|μάώ|μαώ απριλίου|απρίλιος|απρ μαΐου|μάιος|μάι|μαϊ|μαι ιουνίου|ιούνιος|ιούν|ιουν|ιον ιουλίου|ιούλιος|ιούλ|ιουλ|ιολ αυγούστου|αύγουστος|αύγ|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοέ|νοε δεκεμβρίου|δεκέμβριος|δεκ",
        /* Russian */ "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб декабря|декабрь|дек",
        /* Ukrainian */ "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|кві травня|травень|тра червня|червень|чер липня|липень|лип серпня|серпень|сер вересня|вересень|вер жовтня|жовтень|жов листопада|листопад|лис грудня|грудень|гру",
        /* Bulgarian */ "януари февруари март април май юни юли август септември октомври ноември декември",
        /* Hebrew */ "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
        /* Arabic */ "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ];

    private static readonly Dictionary<string, int> Months = Build();

    /// <summary>The month, 1 to 12, that a word names; 0 where it names none.</summary>
    public static int Find(ReadOnlySpan<char> word) => Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month) ? month : 0;

    private static Dictionary<string, int> Build()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lines)
        {
            var month = 0;
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                month++;
                foreach (var name in word.Split('|')) months.TryAdd(name, month);
            }
        }
        return months;
    }
}
