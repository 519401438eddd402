import os, sys
os.environ["QT_QPA_PLATFORM"]="offscreen"
sys.path.insert(0,"/work/main")
import datetime, pathlib, tempfile
from datetime import date
import pytest
sys.path.insert(0,"/work/main/tests/ui")
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.preferences import ThemeChoice
from companion.domain.checklist import Answer, Reply
from companion.ui.main_window import MainWindow
from companion.ui.kit.access import AccessFactory
from PySide6.QtWidgets import QApplication
pytest_plugins=[]
def build(desk, room):
    def work():
        a=room.checklist.add_child("Mia"); 
        s=room.reports.save
        s(Report(0,a.id,"CEOP",date(2026,11,3),"Online form","CEOP-2026-44713","","",promise="Ring me.",promise_by=date(2026,11,10)))
        s(Report(0,a.id,"The school",date(2026,11,16),"In person","","Mrs Bell, form tutor","I told her about the messages from “Jay 15 uk” and the gift card. She will speak to the person in charge of keeping children safe at the school, and asked me to bring my notes.",promise="speak to the safeguarding lead",promise_by=date(2026,11,18),is_kept=True))
        s(Report(0,a.id,"",date(2026,12,1)))
        t=room.talks.save
        t(Talk(0,a.id,"Gaming","Who's usually on your team, and how did you all start playing together?",date(2026,12,5)))
        t(Talk(0,a.id,"Secrets","",None))
        t(Talk(0,a.id,"New headset","“That's a lovely headset. Tell me about the friend who gave it.”",date(2026,11,20),date(2026,11,21),"In the car. She said a friend from the game. I said thank you for telling me."))
        r=room.checklist.start_or_continue(a.id)
        signs=[sign.id for _,ss in room.checklist.groups() for sign in ss]
        r=room.checklist.finish(r.id,is_still_worried=False)
        print("days",room.checklist.next_step(r).rule.id, room.checklist.next_step(r).rule.look_again_days)
        return a
    return desk.tasks.now_on_vault(work,30)
def test_shots(qtbot,desk,room,qapp):
    AccessFactory().install()
    out=pathlib.Path("/tmp/rpshots"); out.mkdir(exist_ok=True)
    empty=desk.tasks.now_on_vault(lambda: None,5)
    def settle():
        for _ in range(30): qtbot.wait(10)
    first=True
    for theme,size,w,h in ((ThemeChoice.LIGHT,100,1024,640),(ThemeChoice.DARK,100,1024,640),(ThemeChoice.LIGHT,200,1024,640),(ThemeChoice.LIGHT,100,480,400)):
        if first:
            desk.look.change(theme,size)
            win=MainWindow(desk); qtbot.addWidget(win); win.resize(w,h); win.show(); win.enter(room,"page:reports"); settle()
            win.grab().save(str(out/"0-nochild.png"))
            desk.tasks.now_on_vault(lambda: room.checklist.add_child("Tom"),5); settle()
            win.grab().save(str(out/"0-empty-reports.png"))
            win.go("page:plans"); settle(); win.grab().save(str(out/"0-empty-plans.png"))
            a=build(desk,room); desk.chosen_child.choose(a.id); settle(); first=False; win.close()
        desk.look.change(theme,size)
        tag=f"{theme.value}-{size}-{w}"
        win=MainWindow(desk); qtbot.addWidget(win); win.resize(w,h); win.show(); win.enter(room,"page:reports"); settle()
        win.grab().save(str(out/f"{tag}-reports.png"))
        p=win.page
        def full(name):
            c=p.scroll_area.widget(); c.grab().save(str(out/f"{tag}-{name}.png"))
        full("reports-full")
        p.rows["2"].click(); settle(); win.grab().save(str(out/f"{tag}-form.png")); full("form-full")
        win.go("page:plans"); settle(); p=win.page; win.grab().save(str(out/f"{tag}-plans.png")); full("plans-full")
        win.go("page:plans#starter=8-10-gaming-1"); settle(); full("talk-same")
        p.form.cancel.click(); settle()
        p.rows["1:talked"].click(); settle(); full("talked"); win.grab().save(str(out/f"{tag}-talked.png"))
        if size==100 and w==1024:
            p.held=p.form.held_on.edit
            cal=p.held.calendarWidget(); cal.grab().save(str(out/f"{tag}-cal.png"))
        p.form.cancel.click(); settle(); win.grab().save(str(out/f"{tag}-cancelled.png"))
        win.close()
