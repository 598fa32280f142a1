using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class SqliteFaultsTests
{
    [Theory]
    [InlineData(5, true)]   // SQLITE_BUSY
    [InlineData(13, true)]  // SQLITE_FULL
    [InlineData(19, false)] // SQLITE_CONSTRAINT
    [InlineData(25, false)] // SQLITE_RANGE
    public void A_fault_of_the_database_can_pass_and_one_of_the_data_cannot(int code, bool isTransient) =>
        SqliteFaults.IsTransient(new SqliteException("test", code)).ShouldBe(isTransient);

    [Fact]
    public void Other_exceptions_are_for_other_rules() => SqliteFaults.IsTransient(new FormatException()).ShouldBeNull();
}
