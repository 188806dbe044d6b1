using System.Globalization;
using Protocol.StoreProcess;

return args switch
{
    ["append", var directory, var name, var callers] =>
        await Appending.RunAsync(directory, name, int.Parse(callers, CultureInfo.InvariantCulture)),
    ["hold", var directory] => await Holding.RunAsync(directory),
    _ => 64,
};
