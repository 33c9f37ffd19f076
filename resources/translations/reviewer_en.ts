<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DropPlace</name>
        <message numerus="yes">
            <source>Let go to import %n bundle(s)</source>
            <translation>
                <numerusform>Let go to import %n bundle</numerusform>
                <numerusform>Let go to import %n bundles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message numerus="yes">
            <source>%n shop(s) to do</source>
            <translation>
                <numerusform>%n shop to do</numerusform>
                <numerusform>%n shops to do</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignDialog</name>
        <message numerus="yes">
            <source>%n thing(s) stand in the way</source>
            <translation>
                <numerusform>%n thing stands in the way</numerusform>
                <numerusform>%n things stand in the way</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n item(s) without proof</source>
            <translation>
                <numerusform>%n item without proof</numerusform>
                <numerusform>%n items without proof</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too close to call</source>
            <translation>
                <numerusform>%n too close to call</numerusform>
                <numerusform>%n too close to call</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Log, %n step(s)</source>
            <translation>
                <numerusform>Log, %n step</numerusform>
                <numerusform>Log, %n steps</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message numerus="yes">
            <source>%n deduction(s) without proof</source>
            <translation>
                <numerusform>%n deduction without proof</numerusform>
                <numerusform>%n deductions without proof</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) still open</source>
            <translation>
                <numerusform>%n item still open</numerusform>
                <numerusform>%n items still open</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message numerus="yes">
            <source>Digests of %n original(s)</source>
            <translation>
                <numerusform>Digest of %n original</numerusform>
                <numerusform>Digests of %n originals</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n citation(s)</source>
            <translation>
                <numerusform>%n citation</numerusform>
                <numerusform>%n citations</numerusform>
            </translation>
        </message>
    </context>
</TS>
