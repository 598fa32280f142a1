using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Settings;

public sealed class EnvironmentOptionsTests
{
    [Theory]
    [InlineData("Database:Port", "abc", "DATABASE__PORT: found 'abc', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Port", "", "DATABASE__PORT: found '', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Port", "70000", "DATABASE__PORT: found '70000', expected a whole number from 1 to 65535.")]
    [InlineData("Database:Provider", "mysql", "DATABASE__PROVIDER: found 'mysql', expected one of Sqlite, Postgres.")]
    [InlineData("Database:Provider", "7", "DATABASE__PROVIDER: found '7', expected one of Sqlite, Postgres.")]
    [InlineData(
        "Database:Password_File",
        "/no/such/file",
        "DATABASE__PASSWORD_FILE: found '/no/such/file', expected an existing file.")]
    [InlineData("Bus:Prefetch", "0", "BUS__PREFETCH: found '0', expected a whole number from 1 to 1000.")]
    [InlineData("Bus:Management", "rabbitmq", "BUS__MANAGEMENT: found 'rabbitmq', expected an address such as http://rabbitmq:15672.")]
    public void A_wrong_value_is_named_with_what_it_should_be(string key, string found, string message) =>
        Should.Throw<WrongEnvironmentException>(() => (DatabaseOptions.From(With(key, found)), BusOptions.From(With(key, found)))).Message
            .ShouldBe(message);

    [Fact]
    public void Right_values_are_read_whatever_their_case()
    {
        DatabaseOptions.From(With("Database:Provider", "postgres")).Provider.ShouldBe(DatabaseProvider.Postgres);
        DatabaseOptions.From(With("Database:Port", "6543")).Port.ShouldBe(6543);
        BusOptions.From(With("Bus:Management", "http://rabbitmq:15672")).Management.ShouldBe(new Uri("http://rabbitmq:15672"));
        BusOptions.From(With("Bus:Password_File", "")).PasswordFile.ShouldBe("");
    }

    [Fact]
    public void Without_a_value_the_defaults_hold() => DatabaseOptions.From(With("Else", "1")).ShouldBe(new DatabaseOptions());

    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
