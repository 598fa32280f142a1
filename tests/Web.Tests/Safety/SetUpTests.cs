using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>The operator's password is set for the first time by whoever reads the log.</summary>
public sealed class SetUpTests(Chromium chromium)
{
    private const string Password = "gravel otter candle seventy";

    [Fact]
    public async Task The_address_in_the_log_sets_the_password_once_and_signs_in_and_it_holds_after_a_restart()
    {
        using var folder = new SqliteFolder();
        var log = new Lines();
        await using (var web = await StartAsync(log, folder))
        {
            var address = log.SetUpAddress();
            address.GetLeftPart(UriPartial.Authority).ShouldBe(web.Address.GetLeftPart(UriPartial.Authority));
            var page = await chromium.OpenAsync(web.Address, scripts: false);
            await page.GotoAsync(address.PathAndQuery);
            await FillAsync(page, "BriefingBus1", "BriefingBus1");
            (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldStartWith("This password is easy to guess");
            await FillAsync(page, Password, "something else");
            (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("The two passwords differ.");
            await FillAsync(page, Password, Password);
            new Uri(page.Url).AbsolutePath.ShouldBe("/operate");
            (await page.Locator("footer").InnerTextAsync()).ShouldContain("Signed in as operator.");

            (await web.Client.GetAsync(address.PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it works once");
            var file = Path.Combine(folder.Options.Folder, "web-password.hash");
            (await File.ReadAllTextAsync(file)).ShouldNotContain(Password);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var later = new Lines();
        await using var restarted = await StartAsync(later, folder);
        later.All.ShouldNotContain(line => line.Contains("/set-up", StringComparison.Ordinal));
        var again = await chromium.OpenAsync(restarted.Address, scripts: false);
        await again.GotoAsync("/sign-in?to=/feeds");
        await again.GetByLabel("Operator’s password").FillAsync(Password);
        await again.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        new Uri(again.Url).AbsolutePath.ShouldBe("/feeds");
    }

    [Fact]
    public async Task No_other_token_sets_a_password_and_none_does_where_one_is_configured()
    {
        var log = new Lines();
        await using var web = await StartAsync(log);
        foreach (var token in new[] { "", "AAAAAAAAAAAAAAAAAAAAAA", "%00" })
            (await web.Client.GetAsync("/set-up?token=" + token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var form = new FormUrlEncodedContent([new("token", "x"), new("password", Password), new("again", Password)]);
        (await web.Client.PostAsync("/set-up", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without a form token");
        var configured = new Lines();
        await using var other = await StartAsync(configured, options: new WebOptions { PasswordHash = WebPage.PasswordHash });
        configured.All.ShouldNotContain(line => line.Contains("/set-up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("localhost", false)]
    [InlineData("news.lan", true)]
    public async Task A_password_form_over_plain_http_warns_unless_it_stays_on_the_machine(string host, bool isWarned)
    {
        var log = new Lines();
        await using var web = await StartAsync(log, options: new WebOptions { Address = "http://news.lan" });
        await using var signIn = await StartAsync(
            new Lines(), options: new WebOptions { Address = "http://news.lan", PasswordHash = WebPage.PasswordHash });
        foreach (var text in new[] { await TextAsync(web, log.SetUpAddress().PathAndQuery), await TextAsync(signIn, "/sign-in") })
            text.Contains("This connection is plain http.", StringComparison.Ordinal).ShouldBe(isWarned);
        await using var behindProxy = await StartAsync(
            new Lines(), options: new WebOptions { Address = "https://news.lan", PasswordHash = WebPage.PasswordHash });
        (await TextAsync(behindProxy, "/sign-in")).ShouldNotContain("plain http");

        async Task<string> TextAsync(WebPage page, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var answer = await page.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_the_window()
    {
        var log = new Lines();
        await using var web = await StartAsync(log);
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync(log.SetUpAddress().PathAndQuery);

        await Look.ShouldBeGoodAsync(page, "set-up", [new(375, true), new(1280, false)]);
    }

    private static Task<WebPage> StartAsync(Lines log, SqliteFolder? folder = null, WebOptions? options = null) => WebPage.StartAsync(
        options ?? new WebOptions(), database: folder?.Options, services: services => services.AddSingleton<ILoggerFactory>(log));

    private static async Task FillAsync(IPage page, string password, string again)
    {
        await page.GetByLabel("Password, 10 characters or more").FillAsync(password);
        await page.GetByLabel("The same again").FillAsync(again);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
    }

    /// <summary>Keeps what is logged.</summary>
    private sealed class Lines : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public IReadOnlyList<string> All => [.. lines];

        public Uri SetUpAddress()
        {
            var line = All.Single(l => l.Contains("/set-up?token=", StringComparison.Ordinal));
            return new(line.Split(' ').Single(word => word.Contains("/set-up?token=", StringComparison.Ordinal)));
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
