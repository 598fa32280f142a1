using BriefingBus.Composer.Weather;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Weather;

/// <summary>Alerts without CAP: title and text alone say whether they are in force. A warning that is left out costs most.</summary>
public class WarningEndTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Wind warning for Kings County ended")]
    [InlineData("ENDED: Flood watch, Talheim")]
    [InlineData("Yellow watch - tornado - ended")]
    [InlineData("Wind warning and flood warning have been lifted")]
    [InlineData("End of the snowfall warning for Karlsund")]
    [InlineData("Sturmwarnung für Talheim aufgehoben")]
    [InlineData("Entwarnung: Unwetterwarnung für den Kreis Lauen")]
    [InlineData("Fin de l’alerte aux orages à Lorvan")]
    [InlineData("Avertissement de pluie, Lorvan - terminé")]
    [InlineData("Cancelado el aviso por viento en Villafría")]
    [InlineData("Aviso amarillo por lluvia: finalizado")]
    [InlineData("Allerta meteo revocata in Lavenna")]
    [InlineData("Aviso de vento cancelado em Lagoa")]
    [InlineData("Waarschuwing voor gladheid ingetrokken")]
    [InlineData("Vindvarning upphävd i Lerberga")]
    [InlineData("Vindvarningen i Lerberga har upphört")]
    [InlineData("Varslet om kuling er ophævet")]
    [InlineData("Varsel om kuling ophævet for Holmsted")]
    [InlineData("Farevarsel avsluttet: kraftig vind i Sandmo")]
    [InlineData("Tuulivaroitus peruttu Harjulassa")]
    [InlineData("Ostrzeżenie przed burzami odwołane, Zarzecze")]
    [InlineData("Výstraha před povodněmi zrušena, Lhotka")]
    [InlineData("Штормовое предупреждение отменено в Заречье")]
    [InlineData("大雨警報を解除（山北町）")]
    [InlineData("暴雨红色预警解除")]
    [InlineData("강풍주의보 해제")]
    public void A_title_that_ends_a_warning_ends_it(string title) => Warnings(title, "").ShouldBeEmpty();

    [Theory]
    [InlineData("Varningen för snöfall i Nordvik gäller till lördag")]
    [InlineData("Farevarslene for Sandmo er oppdatert")]
    [InlineData("Sturmwarnungen für die Küste")]
    [InlineData("Avisos por viento en Villafría")]
    [InlineData("Small craft advisories for Tern Sound")]
    public void A_warning_is_known_by_each_form_of_its_name(string title) => Warnings(title, "").ShouldHaveSingleItem();

    [Theory]
    [InlineData("Storm warning: ferries cancelled")]
    [InlineData("Ferries cancelled as storm warning issued for Karlsund")]
    [InlineData("Flood warning, all trains to Talheim cancelled")]
    [InlineData("Flood warning extended until Friday")]
    [InlineData("No travel during tornado warning")]
    [InlineData("No end to flood warnings in Talheim")]
    [InlineData("Sturmwarnung: Flüge annulliert und Jahrmarkt beendet")]
    [InlineData("Keine Fähren wegen Sturmwarnung")]
    [InlineData("Alerte aux orages : concert annulé à Lorvan")]
    [InlineData("Aviso por viento: clases canceladas en Villafría")]
    [InlineData("Allerta meteo, lezioni sospese e fiera annullata")]
    [InlineData("Waarschuwing voor storm: kermis beëindigd")]
    [InlineData("Vindvarning: färjan inställd och festen avslutad")]
    [InlineData("Ostrzeżenie przed burzami, koncert odwołany")]
    [InlineData("大雨警報（山北町）")]
    [InlineData("暴雨红色预警")]
    [InlineData("강풍주의보 발효")]
    public void What_else_a_warning_ends_does_not_end_it(string title) => Warnings(title, "").ShouldHaveSingleItem();

    [Theory]
    [InlineData("Wind warning, Karlsund", "The wind warning is no longer in effect.", true)]
    [InlineData("Wind warning, Karlsund", "The earlier wind warning has ended, but a flood warning remains in effect.", false)]
    [InlineData("Wind warning, Karlsund", "Snow is no longer expected in the south. The warning remains in effect in the north.", false)]
    [InlineData("Avertissement de vent, Lorvan", "L’avertissement n’est plus en vigueur.", true)]
    [InlineData("Sturmwarnung, Talheim", "Die Sturmwarnung wurde aufgehoben.", true)]
    [InlineData("Sturmwarnung, Talheim", "Der Fährverkehr wurde eingestellt, das Fest beendet.", false)]
    [InlineData("Aviso por viento, Villafría", "El aviso ha sido cancelado.", true)]
    [InlineData("Allerta vento, Lavenna", "L’allerta è terminata.", true)]
    [InlineData("Vindvarning, Lerberga", "Varningen har upphört.", true)]
    [InlineData("Ostrzeżenie, Zarzecze", "Ostrzeżenie zostało odwołane.", true)]
    public void The_first_sentences_may_end_a_warning_too(string title, string text, bool hasEnded) =>
        Warnings(title, text).Count.ShouldBe(hasEnded ? 0 : 1);

    [Theory]
    [InlineData("No alerts in effect, Karlsund")]
    [InlineData("Keine Warnung für Talheim")]
    [InlineData("Aucune veille ou alerte en vigueur, Lorvan")]
    [InlineData("No hay avisos en Villafría")]
    [InlineData("Nessuna allerta per Lavenna")]
    [InlineData("Geen waarschuwingen")]
    [InlineData("Inga varningar i Lerberga")]
    [InlineData("Brak ostrzeżeń")]
    [InlineData("警報・注意報はありません")]
    public void No_warning_ends_the_earlier_ones(string title)
    {
        var report = WeatherReader.Read(
            [Item("Wind warning, Karlsund", "", Now.AddHours(-5)), Item(title, "", Now.AddHours(-1))], "Alerts", Now, TimeZoneInfo.Utc);
        report.ShouldNotBeNull().Warnings.ShouldBeEmpty();
        report.AllClear.ShouldBe(title);
    }

    private static IReadOnlyList<WeatherWarning> Warnings(string title, string text) =>
        WeatherReader.Read([Item(title, text, Now.AddHours(-1))], "Alerts", Now, TimeZoneInfo.Utc).ShouldNotBeNull(title).Warnings;

    private static ItemCleaned Item(string title, string text, DateTimeOffset issued) => new()
    {
        ItemId = NameBasedId.ForItem("https://weather.example/alerts.xml", title),
        FetchId = Guid.Empty,
        FeedUrl = "https://weather.example/alerts.xml",
        FeedName = "Alerts",
        FetchedAt = Now,
        FirstSeen = issued,
        ContentHash = "",
        Title = title,
        Text = text,
        Published = issued,
        Extensions = new Dictionary<string, string>(),
    };
}
