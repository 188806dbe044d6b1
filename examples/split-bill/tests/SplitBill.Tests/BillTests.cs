using Xunit;

namespace SplitBill.Tests;

public sealed class BillTests
{
    [Fact]
    public void An_even_bill_is_split_evenly() => Assert.Equal([25, 25, 25, 25], Bill.Split(100, 4));

    [Fact]
    public void One_who_pays_alone_pays_all() => Assert.Equal([7], Bill.Split(7, 1));

    [Fact]
    public void Nobody_cannot_pay() => Assert.Throws<ArgumentOutOfRangeException>(() => Bill.Split(100, 0));
}
